import { z } from 'zod';

/** How grave a rule is for this repository; `off` does not run it. By rule (`truth/path`) or family (`truth`); the rule counts for more. */
const severity = z.enum(['off', 'info', 'warning', 'error']);

/** In a file as an object; in one word as `truth/path=off,structure=warning`. */
export const checkFields = {
  checks: z
    .preprocess((value) => (typeof value === 'string' ? fromWords(value) : value), z.record(z.string(), severity))
    .describe('Severity of rules or families: `off`, `info`, `warning` or `error`, as `truth/path=off,structure=info`'),
} as const;

function fromWords(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(/[\s,]+/u).filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => [pair.replace(/=.*$/u, ''), pair.includes('=') ? pair.replace(/^[^=]*=/u, '') : '']),
  );
}
