import { describe, expect, it } from 'vitest';
import { addedThing, namesKind, proposeName } from '../../src/evidence/propose-name.ts';

describe('addedThing', () => {
  it.each([
    ['Add a rate limiting middleware to Hono itself', ['rate', 'limiting', 'middleware']],
    ["Add an extractor that reads a client's IP address", ['extractor']],
    ['Add a GETDELEX command that returns the value of a key', ['getdelex', 'command']],
    ['Add a Cache::touch method to every cache store', ['cache', 'touch', 'method']],
    ['Support for new sinks', []],
    ['The parser crashes on empty input', []],
  ])('reads what %j adds', (title, words) => {
    expect(addedThing(title)).toEqual(words);
  });
});

describe('namesKind', () => {
  it('takes plurals and folders that are the stem of the kind', () => {
    expect(namesKind('command', 'src/commands')).toBe(true);
    expect(namesKind('extractor', 'axum/src/extract')).toBe(true);
    expect(namesKind('middleware', 'src/middleware')).toBe(true);
    expect(namesKind('method', 'src/Illuminate/Cache')).toBe(false);
    expect(namesKind('app', 'src/application')).toBe(false);
  });
});

describe('proposeName', () => {
  it('follows the way the siblings are named', () => {
    expect(proposeName('Add a rate limiting middleware', ['body-limit', 'cors'])).toBe('rate-limiting');
    expect(proposeName('Add a rate limiting middleware', ['body_limit', 'cors'])).toBe('rate_limiting');
    expect(proposeName('Add a rate limiting middleware', ['BodyLimit', 'RequestId'])).toBe('RateLimiting');
    expect(proposeName('Add a GETDELEX command that deletes', ['get', 'getdel'])).toBe('getdelex');
  });

  it('proposes nothing when the words name the kind only, or a name that is taken', () => {
    expect(proposeName('Add an extractor that reads headers', ['json'])).toBeNull();
    expect(proposeName('Add a cors middleware', ['cors'])).toBeNull();
  });
});
