/** Text without the fence that a writer put around all of it. */
export interface Unwrapped {
  readonly text: string;
  /** What stood outside of the fences: words to the reader, no part of a plan. */
  readonly outside: readonly string[];
  readonly unwrapped: boolean;
}

const opener = /^ {0,3}(`{3,}|~{3,})[ \t]*(?:markdown|md|mdx)\b[^`]*$/i;
const bare = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;
const anyFence = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Takes off the fences that hold Markdown: one around everything, or one around each piece. A plan has fences of its own,
 * so that a wrapper of three marks seems to end at the first of them: where the fences in it come in pairs but for one, the
 * last is the wrapper's end.
 */
export function unwrapFences(text: string): Unwrapped {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (opener.test(line) ? [index] : []));
  const first = lines.findIndex((line) => line.trim() !== '');
  if (starts.length === 0 && bare.test(lines[first] ?? '')) starts.push(first);
  if (starts.length === 0) return { text, outside: [], unwrapped: false };
  const inside: string[] = [];
  const outside = [lines.slice(0, starts[0])];
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1] ?? lines.length;
    const end = endOfWrapper(lines, start, next);
    inside.push(...lines.slice(start + 1, end), '');
    outside.push(lines.slice(end + 1, next));
  }
  const said = outside.map((part) => part.join('\n').trim()).filter((part) => part !== '');
  return { text: inside.join('\n'), outside: said, unwrapped: true };
}

/** Index of the line that closes the wrapper; `next` when none does. */
function endOfWrapper(lines: readonly string[], start: number, next: number): number {
  const mark = anyFence.exec(lines[start] ?? '')?.[1] ?? '```';
  const fences = lines
    .slice(start + 1, next)
    .flatMap((line, index) => (anyFence.exec(line)?.[1]?.startsWith(mark) === true ? [start + 1 + index] : []));
  const closing = fences.filter((index) => bare.test(lines[index] ?? ''));
  if (mark.length > 3) return closing[0] ?? next;
  return fences.length % 2 === 1 ? (closing.at(-1) ?? next) : next;
}
