import { expect, it } from 'vitest';
import { splitIdentifier } from '../../../src/repository/lexer/split-identifier.ts';

it('joins the parts of an identifier whatever its case style', () => {
  expect(splitIdentifier('rateLimiter')).toEqual(['ratelimiter', 'rate', 'limiter']);
  expect(splitIdentifier('RATE_LIMITER')).toEqual(['ratelimiter', 'rate', 'limiter']);
});

it('keeps an acronym together and leaves single letters out', () => {
  expect(splitIdentifier('HTTPServer')).toEqual(['httpserver', 'http', 'server']);
  expect(splitIdentifier('xMax')).toEqual(['xmax', 'max']);
});

it('gives a plain word once', () => {
  expect(splitIdentifier('limiter')).toEqual(['limiter']);
});
