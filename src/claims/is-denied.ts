/** "there is no `X`", "neither `X` nor `Y`", "without a `X`": in the words before it, up to the next sentence. */
const deniedBefore =
  /\b(?:no|neither|nor|without(?: an?| the)?|lacks?(?: an?)?|missing|absent)[\s,:]+(?:`[^`]*`(?:,| or| nor| and)?\s+)*$/i;
/** "`X` does not exist", "`X` and `Y` are absent". */
const deniedAfter =
  /^(?:(?:,| or| nor| and)?\s+`[^`]*`)*\s+(?:(?:does|do|did) not (?:exist|stand|occur)|doesn't exist|don't exist|(?:is|are) (?:absent|missing|not there|not in the repository))\b/i;

/** True if a sentence says of a piece of code that it is not there: every time that it names it. */
export function isDenied(markdown: string, code: string): boolean {
  const quoted = `\`${code}\``;
  const places: number[] = [];
  for (let at = markdown.indexOf(quoted); at >= 0; at = markdown.indexOf(quoted, at + quoted.length)) places.push(at);
  return (
    places.length > 0 &&
    places.every((at) => {
      const before =
        markdown
          .slice(0, at)
          .split(/[.;!?]\s/)
          .at(-1) ?? '';
      return deniedBefore.test(before) || deniedAfter.test(markdown.slice(at + quoted.length));
    })
  );
}
