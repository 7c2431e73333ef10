import { stripQuotes } from '../../claims/quotes.ts';
import { removeHidden } from '../../model/fence-material.ts';

/** Characters of a quotation: fewer stand anywhere, more are no quotation. */
export const quoteLength = { least: 20, most: 400 } as const;

/** Characters of each piece around an ellipsis: of smaller ones a page could be made to say anything. */
const leastPiece = 12;

/**
 * Text without what differs between a page and a quotation of it: forms of one character, hidden characters, typographic quotes and
 * dashes, marks of Markdown, runs of white space, letter case.
 */
export function foldPage(text: string): string {
  return removeHidden(text.normalize('NFKC'))
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/[*_`~]/g, '')
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Why some words cannot support anything, or null when they can. */
export function whyNoQuote(quote: string): string | null {
  const bare = stripQuotes(quote);
  if (bare.length < quoteLength.least) return `the quote is shorter than ${quoteLength.least} characters`;
  if (bare.length > quoteLength.most) return `the quote is longer than ${quoteLength.most} characters`;
  const pieces = piecesOf(bare);
  const isSplinter = pieces.length === 0 || (pieces.length > 1 && pieces.some(({ length }) => length < leastPiece));
  return isSplinter ? `the pieces of the quote are shorter than ${leastPiece} characters` : null;
}

/** True if folded text holds a quotation. An ellipsis stands for any words in between; the pieces keep their order. */
export function standsIn(folded: string, quote: string): boolean {
  const pieces = piecesOf(stripQuotes(quote));
  let from = 0;
  for (const piece of pieces) {
    const at = folded.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return pieces.length > 0;
}

function piecesOf(quote: string): readonly string[] {
  return quote
    .split(/\s*\[?(?:…|\.{3})\]?\s*/u)
    .map((piece) => foldPage(piece).replace(/[.,;:!?]+$/u, ''))
    .filter((piece) => piece !== '');
}
