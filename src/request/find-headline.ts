import type { Request, Requirement } from './request.ts';

/**
 * Of some requirements of a request the one that is its headline, of which the others are the particulars: what they ask for makes it
 * true, so that it needs no work of its own. Undefined where there is none, or nothing else among them.
 */
export function findHeadline({ text, requirements }: Request, among: readonly Requirement[]): Requirement | undefined {
  const [headline = '', ...rest] = text.trim().split(/\n\s*\n/);
  if (rest.length === 0 || among.length < 2) return undefined;
  const [first] = requirements;
  return among.find(({ id, quote }) => id === first?.id && wordsOf(headline) === wordsOf(quote));
}

function wordsOf(text: string): string {
  return text
    .replace(/^\s*#+\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/[.:;,\s]+$/, '')
    .toLowerCase();
}
