import { describe, expect, it } from 'vitest';
import { foldWords, holdsQuote } from '../../src/claims/quotes.ts';

const holds = (text: string, quote: string) => holdsQuote(foldWords(text), quote);

describe('holdsQuote', () => {
  it.each([
    ['- Keep functions short,\n  and name them with **verbs**.', 'Keep functions short, and name them with verbs.'],
    ['Use “smart” quotes', 'use "smart" quotes'],
    ['// Never block\n// the event loop', 'Never block the event loop'],
    ['Run `npm test` before you push', '"Run npm test before you push."'],
    ['See the [guide](docs/guide.md) first', 'See the guide first'],
    ['One thing. Another thing. A third.', 'One thing … A third'],
    ['> quoted text', 'quoted text'],
    ['1. [ ] Ask first', 'Ask first'],
    ['snake_case names', 'snake_case names'],
    ['snake_case names', String.raw`snake\_case names`],
  ])('finds in %j the words %j', (text, quote) => {
    expect(holds(text, quote)).toBe(true);
  });

  it.each([
    ['Keep functions short', 'Keep functions shorter than 20 lines'],
    ['A third. One thing.', 'One thing … A third'],
    ['anything', '""'],
    ['snake_case', 'snakecase'],
  ])('does not find in %j the words %j', (text, quote) => {
    expect(holds(text, quote)).toBe(false);
  });
});
