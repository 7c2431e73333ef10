/**
 * Words without what differs between a file and a quotation of it: line breaks and runs of white space, marks of Markdown and
 * comments at the start of lines, emphasis and code marks, typographic quotes and dashes, letter case.
 */
export function foldWords(text: string): string {
  return foldLines(text.split(/\r\n|\n|\r/u)).text;
}

/** Folded lines, with the place where each begins in the folded text. */
export interface FoldedLines {
  readonly text: string;
  readonly starts: readonly number[];
}

/** As `foldWords`, and tells which line a place in the result comes from. */
export function foldLines(lines: readonly string[]): FoldedLines {
  const starts: number[] = [];
  let text = '';
  for (const line of lines) {
    const folded = foldLine(line);
    const gap = text === '' || folded === '' ? '' : ' ';
    starts.push(text.length + gap.length);
    text += gap + folded;
  }
  return { text, starts };
}

/** True if the folded text holds the quotation. An ellipsis stands for any words in between; the pieces keep their order. */
export function holdsQuote(folded: string, quote: string): boolean {
  return findQuote(folded, quote) !== null;
}

/** Where the quotation begins and ends in the folded text, or null. */
export function findQuote(folded: string, quote: string): { readonly start: number; readonly end: number } | null {
  const pieces = stripQuotes(quote)
    .split(/\s*(?:\[?(?:…|\.{3})\]?)\s*/u)
    .map((piece) => foldWords(piece).replace(/[.,;:!?]+$/u, ''))
    .filter((piece) => piece !== '');
  let start = -1;
  let end = 0;
  for (const piece of pieces) {
    const at = folded.indexOf(piece, end);
    if (at === -1) return null;
    if (start === -1) start = at;
    end = at + piece.length;
  }
  return start === -1 ? null : { start, end };
}

/** Without the quotation marks around it. */
export function stripQuotes(text: string): string {
  return text.trim().replace(/^["“”„«'‘’]+|["“”»'’]+$/gu, '');
}

function foldLine(line: string): string {
  return line
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(
      /^\s*(?:(?:\/\/+[!/]?|\/\*+!?|\*+\/?|#+!?|--+|;+|<!--|"""|'''|>)\s*)*(?:(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)?/u,
      '',
    )
    .replace(/\s*(?:\*\/|-->)\s*$/u, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/<(https?:[^>\s]+)>/gu, '$1')
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, '')
    .replace(/[*`~]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/[‐-―]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
