import { readIgnoreComments, type IgnoreComment } from '../markdown/ignore-comments.ts';

/**
 * A section's new text with the comments of the old one that ignore findings: each beside the line, or above the block, that it stood
 * at; at the end where that is gone, so that the check says that it ignores nothing. What the new text has already is not put twice.
 */
export function keepIgnoreComments(old: string, text: string): string {
  const wanted = readIgnoreComments(old);
  const lines = text.split('\n');
  const oldLines = old.split(/\r\n|\n|\r/u);
  for (const comment of wanted) {
    if (count(lines.join('\n'), comment.text) >= count(old, comment.text)) continue;
    const at = placeOf(comment, oldLines, lines);
    if (at === null) lines.splice(endOf(lines), 0, '', comment.text);
    else if (comment.reach === 'line') lines[at] = beside(lines[at] ?? '', comment.text);
    else lines.splice(at, 0, ...above(lines[at - 1], indentOf(oldLines[comment.line - 1]) + comment.text));
  }
  return lines.join('\n');
}

/** Index of the line that the comment belongs to: the n-th of these words, as it was before. */
function placeOf({ reach, from, line, text }: IgnoreComment, old: readonly string[], lines: readonly string[]) {
  const own = reach === 'line' ? line : from;
  const words = plain(old[own - 1] ?? '', text);
  if (reach === 'file' || own < 1 || words === '') return null;
  const number = old.slice(0, own - 1).filter((one) => plain(one, text) === words).length;
  const found = lines.flatMap((one, index) => (plain(one, text) === words ? [index] : []));
  return found[number] ?? found.at(-1) ?? null;
}

function plain(line: string, comment: string): string {
  return line
    .replace(comment, '')
    .replace(/\s+(?=\|$|$)/u, '')
    .trim();
}

/** In a row of a table it stands in the last cell. */
function beside(line: string, comment: string): string {
  return /^\s*\|.*\|\s*$/u.test(line) ? line.replace(/\|\s*$/u, `${comment} |`) : `${line.trimEnd()} ${comment}`;
}

/** Between blank lines it ends no paragraph and opens no block with the text below; indented, it belongs to an item. */
function above(before: string | undefined, comment: string): readonly string[] {
  if (/^\s/u.test(comment)) return [comment];
  return before === undefined || before.trim() === '' ? [comment, ''] : ['', comment, ''];
}

function indentOf(line: string | undefined): string {
  return /^[ \t]*/u.exec(line ?? '')?.[0] ?? '';
}

function endOf(lines: readonly string[]): number {
  return lines.findLastIndex((line) => line.trim() !== '') + 1;
}

function count(text: string, words: string): number {
  return text.split(words).length - 1;
}
