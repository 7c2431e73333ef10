/** Words that a list of demands starts its members with: "…, add nothing to …", "… and must work on …". */
const demandStart =
  /^(?:and |but |or )?(?:it |they |we |this )?(?:must|should|shall|needs? to|may|can|cannot|will|add|allow|support|return|respond|show|keep|make|use|provide|expose|emit|log|store|persist|send|accept|reject|validate|document|test|cover|do not|don't|never|no |without|remove|replace|rename|handle|include|write|read|work|run|be able to|let)\b/i;

/**
 * Cuts a passage into clauses that each ask for one thing. Sentences always part; a sentence parts at semicolons, at the
 * commas of a list of three or more, after a colon that opens such a list, and at an "and" that opens a new demand.
 * Every clause is a verbatim piece of the passage.
 */
export function splitClauses(passage: string): readonly string[] {
  return sentencesOf(passage)
    .flatMap(clausesOf)
    .map(trimClause)
    .filter((clause) => clause !== '');
}

function sentencesOf(text: string): string[] {
  return cutWhere(
    text,
    (at) =>
      /[.!?。！？]/u.test(text[at] ?? '') &&
      (/^[。！？]/u.test(text[at] ?? '') || /^[.!?]["')\]]*\s+["'(`*_]*[\p{Lu}0-9]/u.test(text.slice(at, at + 40))) &&
      !abbreviated(text, at),
  );
}

function abbreviated(text: string, at: number): boolean {
  return /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|no|fig)|\b[A-Z])$/i.test(text.slice(0, at)) && text[at] === '.';
}

function clausesOf(sentence: string): string[] {
  const commas = topLevel(sentence).filter((at) => sentence[at] === ',' && sentence[at + 1] === ' ');
  const colon = topLevel(sentence).find((at) => sentence[at] === ':' && sentence[at + 1] === ' ');
  const isList = commas.length >= 2 && (colon !== undefined || /,\s(?:and|or)\s/.test(sentence));
  const listStart = colon ?? -1;
  const cuts = new Set<number>();
  for (const at of topLevel(sentence)) {
    const sign = sentence[at];
    if (sign !== ';' && sign !== ',' && sign !== ':' && sign !== ' ') continue;
    const rest = sentence.slice(at + 1, at + 60).trimStart();
    if (sign === ';' && !/&#?\w+$/.test(sentence.slice(Math.max(0, at - 10), at))) cuts.add(at);
    if (sentence[at] === ',' && isList && at > listStart && (colon !== undefined || demandStart.test(rest)))
      cuts.add(at);
    if (at === colon && isList) cuts.add(at);
    if (
      sentence.startsWith(' and ', at) &&
      demandStart.test(sentence.slice(at + 5, at + 60)) &&
      wordCount(sentence.slice(0, at)) >= 3
    )
      cuts.add(at);
  }
  return cutAt(
    sentence,
    [...cuts].sort((a, b) => a - b),
  );
}

/** Offsets that are not inside brackets, quotes or inline code. */
function topLevel(text: string): number[] {
  const offsets: number[] = [];
  let depth = 0;
  let code = false;
  let quote = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '`') code = !code;
    else if (!code && sign === '"') quote = !quote;
    else if (!code && '([{'.includes(sign)) depth++;
    else if (!code && ')]}'.includes(sign)) depth = Math.max(0, depth - 1);
    else if (!code && !quote && depth === 0) offsets.push(at);
  }
  return offsets;
}

function cutWhere(text: string, cut: (at: number) => boolean): string[] {
  return cutAt(text, topLevel(text).filter(cut));
}

function cutAt(text: string, cuts: readonly number[]): string[] {
  const edges = [...cuts.map((at) => at + 1), text.length];
  return edges.map((end, index) => text.slice(index === 0 ? 0 : edges[index - 1], end));
}

function trimClause(clause: string): string {
  return clause
    .trim()
    .replace(/^(?:and|but|also|plus)\s+/i, '')
    .replace(/[\s.,;:]+$/, '')
    .trim();
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
