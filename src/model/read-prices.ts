import type { Prices } from './usage.ts';

/** Reads `input/cached/output` in US dollars per million tokens; null when it is something else. */
export function readPrices(text: string): Prices | null {
  const numbers = text.split('/').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [input, cached, output] = numbers;
  if (numbers.length !== 3 || input === undefined || cached === undefined || output === undefined) return null;
  return numbers.every((number) => number >= 0 && Number.isFinite(number)) ? { input, cached, output } : null;
}
