import type { WordSyntax } from './word-syntax.ts';

/** Where in a text a word stands. */
export const zones = { code: 0, comment: 1, string: 2 } as const;

/** Called for each word; `start` and `end` are offsets into the text. */
export type TakeWord = (start: number, end: number, zone: number) => void;

/**
 * Reads a text once and hands out every identifier-like word with its zone. It knows comments, strings and docstrings well
 * enough to weigh words, and not more: a quote that is never closed ends with its line, so that one oddity costs one line.
 */
export function scanWords(text: string, syntax: WordSyntax, take: TakeWord): void {
  const { kinds } = syntax;
  const length = text.length;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? kinds[code] : LETTER;
    if (kind === LETTER) {
      const end = endOfWord(text, at, kinds);
      take(at, end, zones.code);
      at = end;
    } else if (kind === DIGIT) at = endOfWord(text, at, kinds);
    else if (kind === MARK) {
      const end = endOfQuoted(text, at, syntax, take);
      at = end > at ? end : at + 1;
    } else at += 1;
  }
}

/** Character kinds of `WordSyntax.kinds`: everything else separates words. */
export const LETTER = 1;
export const DIGIT = 2;
/** May open a comment or a string. */
export const MARK = 3;

function endOfWord(text: string, start: number, kinds: Uint8Array): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128 && kinds[code] !== LETTER && kinds[code] !== DIGIT) break;
  }
  return at;
}

/** Takes the words of the comment or string that opens at `at` and returns where it ends; `at` itself when none opens. */
function endOfQuoted(text: string, at: number, syntax: WordSyntax, take: TakeWord): number {
  for (const quote of syntax.quotes[text.charCodeAt(at)] ?? []) {
    const { open, close, zone, acrossLines, escapes } = quote;
    if (open.length > 1 && !text.startsWith(open, at)) continue;
    if (open === "'" && syntax.quoteIsCharacter) return endOfCharacter(text, at);
    const start = at + open.length;
    const end = findClose(text, start, close, acrossLines, escapes);
    takeWords(text, start, end, syntax.kinds, zone, take);
    return Math.min(text.length, end + (close === '\n' ? 0 : close.length));
  }
  return at;
}

/** A lone `'` is a Rust lifetime or a digit separator, not a string. */
function endOfCharacter(text: string, at: number): number {
  const close = text.indexOf("'", text[at + 1] === '\\' ? at + 3 : at + 2);
  return close > 0 && close - at <= 10 && (close === at + 2 || text[at + 1] === '\\') ? close + 1 : at + 1;
}

function findClose(text: string, start: number, close: string, acrossLines: boolean, escapes: boolean): number {
  const lineEnd = acrossLines ? text.length : endOfLine(text, start);
  if (close === '\n') return lineEnd;
  let end = text.indexOf(close, start);
  const isInside = (at: number) => at > start && at < lineEnd && escapes && isEscaped(text, start, at);
  while (isInside(end)) end = text.indexOf(close, end + 1);
  return end < 0 || end > lineEnd ? lineEnd : end;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, start: number, end: number): boolean {
  let slashes = 0;
  while (end - 1 - slashes >= start && text.charCodeAt(end - 1 - slashes) === 92) slashes += 1;
  return slashes % 2 === 1;
}

function takeWords(text: string, start: number, end: number, kinds: Uint8Array, zone: number, take: TakeWord): void {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? kinds[code] : LETTER;
    if (kind !== LETTER && kind !== DIGIT) {
      at += 1;
      continue;
    }
    const next = Math.min(end, endOfWord(text, at, kinds));
    if (kind === LETTER) take(at, next, zone);
    at = next;
  }
}
