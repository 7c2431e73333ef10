import { expect, test } from 'vitest';
import { isDenied } from '../../src/claims/is-denied.ts';

test.each([
  ['There is no `GEMINI.md` in the repository.', true],
  ['It has neither `GEMINI.md` nor `CONTRIBUTING.md`.', true],
  ['`GEMINI.md` does not exist; rules stand elsewhere.', true],
  ['`AGENTS.md` and `GEMINI.md` are absent.', true],
  ['The project lacks a `GEMINI.md`.', true],
  ['No change to `GEMINI.md` is needed.', false],
  ['See `GEMINI.md`. There is no `README.md`.', false],
  ['There is no test. `GEMINI.md` says so.', false],
  ['There is no `GEMINI.md` here, but `docs/GEMINI.md` and `GEMINI.md` are read.', false],
])('%s', (sentence, denied) => {
  expect(isDenied(sentence, 'GEMINI.md')).toBe(denied);
});
