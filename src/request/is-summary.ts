import type { Request, Requirement } from './request.ts';

/**
 * True of the first requirement where it is the headline of a request, of which the others are the particulars: what they ask for
 * makes it true, so that it needs no work of its own.
 */
export function isSummary({ text, requirements }: Request, { id, quote }: Requirement): boolean {
  const [first, ...others] = requirements;
  const [headline = '', ...rest] = text.trim().split(/\n\s*\n/);
  return first?.id === id && others.length > 0 && rest.length > 0 && wordsOf(headline) === wordsOf(quote);
}

function wordsOf(text: string): string {
  return text
    .replace(/^\s*#+\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/[.:;,\s]+$/, '')
    .toLowerCase();
}
