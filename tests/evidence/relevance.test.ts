import { expect, test } from 'vitest';
import { rateRelevance } from '../../src/evidence/relevance.ts';
import { termsOf } from '../../src/evidence/terms.ts';
import { readRequest } from '../../src/request/read-request.ts';

const request = readRequest('Limit the rate of requests\n\nCount requests per window; answer 429.');

function rate(texts: readonly string[]) {
  return rateRelevance(request, texts, (text) => [{ text, weight: 1 }]);
}

test('gives identifiers and words the same terms', () => {
  expect(termsOf('rateLimiting HTTPServer snake_case')).toEqual(termsOf('rate limits http servers, snake-case'));
});

test('rates rare shared terms above common ones, and nothing shared as nothing', () => {
  const [rare, common, none] = rate(['the window of a limit', 'the rate', 'colours', 'the rate', 'the rate']);
  expect(rare?.score).toBeGreaterThan(common?.score ?? 1);
  expect(none).toEqual({ score: 0, sharedTerms: [] });
});

test('finds a compound that the request writes in two words', () => {
  expect(
    rateRelevance(readRequest('Add a rate limit'), ['ratelimit for the proxy'], (text) => [{ text, weight: 1 }])[0]
      ?.sharedTerms,
  ).toEqual(['rate limit']);
});

test('stays between 0 and 1', () => {
  const [{ score } = { score: -1 }] = rate([`${request.text} `.repeat(50)]);
  expect(score).toBeGreaterThan(0.5);
  expect(score).toBeLessThanOrEqual(1);
});
