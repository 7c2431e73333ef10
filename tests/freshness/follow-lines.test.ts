import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBlock, followLines } from '../../src/freshness/follow-lines.ts';

const line = fc.constantFrom(
  '',
  '}',
  '  return value;',
  'const one = 1;',
  'const two = 2;',
  'if (one) {',
  '// a remark',
);
const noise = fc.array(fc.constantFrom('', '}', 'const noise = 0;', '# more'), { maxLength: 4 });

describe('followLines', () => {
  test('finds lines wherever they went, word for word', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), noise, noise, fc.nat(3), (head, tail, above, below, indent) => {
        const block = ['function cited() {', '  return 42;', '}'];
        const before = [...head, ...block, ...tail];
        const moved = block.map((one) => ' '.repeat(indent) + one);
        const now = [...above, ...head, ...moved, ...below, ...tail];
        const start = head.length + 1;
        const followed = followLines({ before, now }, start, start + 2);
        const at = followed?.state === 'moved' ? followed.startLine : start;
        expect(followed?.state).toMatch(/^(?:same|moved)$/);
        expect(now.slice(at - 1, at + 2).map((one) => one.trim())).toEqual(block.map((one) => one.trim()));
      }),
    );
  });

  test('takes the place among the same neighbours, where lines stand in several', () => {
    const before = ['one {', '  stop();', '}', 'two {', '  stop();', '}'];
    const now = ['zero {', '  stop();', '}', 'one {', '  stop();', '}', 'two {', '  stop();', '}'];
    expect(followLines({ before, now }, 5, 5)).toEqual({ state: 'moved', startLine: 8, endLine: 8 });
  });

  test('does not take a bracket somewhere for the bracket that was cited', () => {
    expect(followLines({ before: ['a();', '}'], now: ['b {', 'c', '}'] }, 2, 2)).toEqual({
      state: 'changed',
      line: 2,
      count: 1,
    });
  });

  test('tells the first line that is not there any more, and how many', () => {
    const before = ['head', 'first', 'second', 'third'];
    expect(followLines({ before, now: ['head', 'first', 'SECOND', 'third'] }, 2, 4)).toEqual({
      state: 'changed',
      line: 3,
      count: 1,
    });
    expect(followLines({ before, now: before }, 4, 9)).toBeNull();
  });
});

test('a block is known again in another file only if it says enough', () => {
  expect(findBlock(['return 42;'], ['return 42;'])).toBeNull();
  expect(
    findBlock(
      ['export function createStore(limit: number) {', '}'],
      ['', 'export function createStore(limit: number) {', '}'],
    ),
  ).toBe(1);
});
