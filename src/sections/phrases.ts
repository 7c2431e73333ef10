import { formatCitation, type Citation } from '../evidence/citation.ts';
import { escapeText } from '../markdown/text.ts';

/** Plain text as inline Markdown: nothing in it is read as markup. */
export const plain = escapeText;

/** Inline code; a text that inline code cannot hold stands as plain text. */
export function code(text: string): string {
  return /[`\n]|\\\|/.test(text) ? plain(text) : `\`${text}\``;
}

/** A citation as inline code. */
export function cite(citation: Citation): string {
  return code(formatCitation(citation));
}

/** "`a`", "`a` and `b`", "`a`, `b` and 3 more". */
export function listed(items: readonly string[], limit = 4): string {
  const shown = items.length > limit + 1 ? items.slice(0, limit) : items;
  const tail = items.length - shown.length;
  const words = tail > 0 ? [...shown, `${tail} more`] : shown;
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** "1 file", "3 files". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The first letter in upper case, and a full stop at the end. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const start = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?:]$/.test(start) ? start : `${start}.`;
}

/** Plain text in which names stand between backticks, as collectors write reasons: the names stay code, the rest is escaped. */
export function keepCode(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((piece, index) => (index % 2 === 1 ? piece : escapeInside(piece)))
    .join('');
}

/** As `plain`, which trims, but with the spaces at both ends. */
function escapeInside(piece: string): string {
  if (piece.trim() === '') return piece;
  const start = /^\s*/.exec(piece)?.[0] ?? '';
  const end = /\s*$/.exec(piece)?.[0] ?? '';
  return `${start}${plain(piece)}${end}`;
}

/** Files that a past commit touched and that are still there, and how many are gone; empty when nothing was touched. */
export function touchedWords(present: readonly string[], all: number, limit: number): string {
  const gone = all - present.length;
  const lost = gone === 0 ? [] : [`${count(gone, 'file')} that ${gone === 1 ? 'is' : 'are'} gone since`];
  return listed(
    [
      ...present.slice(0, limit).map(code),
      ...(present.length > limit ? [`${present.length - limit} more`] : []),
      ...lost,
    ],
    limit + 2,
  );
}

/** A sentence of a doc comment without the marks of its format (Javadoc, reStructuredText, rustdoc, HTML), as inline Markdown. */
export function docWords(text: string): string {
  const bare = text
    .replace(/\{@\w+\s+([^}]*)\}/g, '$1')
    .replace(/:[\w:]+:`~?([^`<]+?)\s*(?:<[^>]*>)?`/g, '$1')
    .replace(/<\/?[a-zA-Z][^>]*>/g, '')
    .replace(/\[`([^`\]]+)`\](?:\([^)]*\))?/g, '$1')
    .replace(/`+/g, '');
  return plain(sentence(bare));
}
