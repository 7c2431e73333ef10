import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bulletList } from '../../src/markdown/blocks/bullet-list.ts';
import { driftDeciders, driftKinds } from '../../src/request/drift.ts';
import { driftEntry, writeDrift } from '../../src/sections/drift-entry.ts';
import { hostile } from '../markdown/hostile.ts';
import { expectLaw, read } from '../markdown/blocks/law.ts';

const ledger = bulletList(driftEntry());
const nothing = { kind: null, requirements: [], what: '', why: '', by: null };

/** What the ledger reads in one bullet, without what it leaves empty. */
function readBullet(text: string): object {
  const { value, rest, remarks } = read(ledger, `- ${text}\n`);
  expect({ rest, remarks, length: value.length }).toEqual({ rest: '', remarks: [], length: 1 });
  const defaults = new Map<string, unknown>(Object.entries(nothing));
  return Object.fromEntries(
    Object.entries(value[0] ?? {}).filter(([key, one]) => JSON.stringify(one) !== JSON.stringify(defaults.get(key))),
  );
}

test('an entry is written in one form, and read back the same, whatever its words', () => {
  const words = fc.oneof(
    { weight: 3, arbitrary: hostile },
    fc.constantFrom(
      'Why: x',
      'R4 narrowed: x',
      '**Added.** x',
      'Decided by: user.',
      'a. Why: b. Decided by: the user',
      '**Why:** c',
      'so.',
    ),
  );
  const id = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('R1', 'R4', 'REQ-12', 'AC3') }, hostile);
  const entry = fc.record({
    kind: fc.constantFrom(null, ...driftKinds),
    requirements: fc.array(id, { maxLength: 3 }),
    what: words,
    why: words,
    by: fc.constantFrom(null, ...driftDeciders),
  });
  expectLaw(ledger, fc.array(entry, { maxLength: 3 }));
});

test('an entry reads well where Markdown is shown', () => {
  const entry = {
    kind: 'narrowed',
    requirements: ['R4'],
    what: 'Only `cf` has it',
    why: 'no address',
    by: 'user',
  } as const;
  expect(writeDrift(entry)).toBe('**R4 narrowed.** Only `cf` has it. Why: no address. Decided by: user.');
  expect(writeDrift({ ...nothing, requirements: [], kind: 'added', what: 'A CLI', by: 'user' })).toBe(
    '**Added.** A CLI. Decided by: user.',
  );
  expect(writeDrift({ ...entry, requirements: ['R4', 'R6'], kind: 'dropped', why: '', by: null })).toBe(
    '**R4, R6 left out.** Only `cf` has it',
  );
});

describe('bullets that people write are understood', () => {
  it.each([
    ['**R4 narrowed.** Only here.', { kind: 'narrowed', requirements: ['R4'], what: 'Only here.' }],
    ['**R4 narrowed:** Only here.', { kind: 'narrowed', requirements: ['R4'], what: 'Only here.' }],
    ['R4 narrowed: only here', { kind: 'narrowed', requirements: ['R4'], what: 'only here' }],
    ['**R4** narrowed: only here', { kind: 'narrowed', requirements: ['R4'], what: 'only here' }],
    ['**R4** (narrowed): only here', { kind: 'narrowed', requirements: ['R4'], what: 'only here' }],
    ['**R4**: only here', { requirements: ['R4'], what: 'only here' }],
    ['R4 (deferred): next year', { kind: 'deferred', requirements: ['R4'], what: 'next year' }],
    ['Deferred (R4): next year', { kind: 'deferred', requirements: ['R4'], what: 'next year' }],
    ['R4 is deferred to next year', { kind: 'deferred', requirements: ['R4'], what: 'to next year' }],
    ['R4 has been dropped.', { kind: 'dropped', requirements: ['R4'] }],
    ['Added: `x` — a flag', { kind: 'added', what: '`x` — a flag' }],
    ['**Added** — a flag', { kind: 'added', what: 'a flag' }],
    ['**Left out:** a, b', { kind: 'dropped', what: 'a, b' }],
    ['R1, R3–R5 and R7 changed: x', { kind: 'changed', requirements: ['R1', 'R3', 'R4', 'R5', 'R7'], what: 'x' }],
    ['**R5 interpreted.** As of today.', { kind: 'assumed', requirements: ['R5'], what: 'As of today.' }],
    [
      'r4 qualified: x. **Why:** y. Decided by the user',
      { kind: 'narrowed', requirements: ['R4'], what: 'x.', why: 'y.', by: 'user' },
    ],
    ['R4 changed: x (decided by user)', { kind: 'changed', requirements: ['R4'], what: 'x.', by: 'user' }],
    ['Changed: x. Reason: y', { kind: 'changed', what: 'x.', why: 'y.' }],
  ])('%s', (text, entry) => expect(readBullet(text)).toEqual(entry));
});

describe('bullets that only look alike are kept as they are', () => {
  it.each([
    'Added a cache because the disk is slow.',
    'R4 needs an address that only workers have.',
    'S3 changed: we write to disk.',
    '**HTTP2 added.** Not our doing.',
    'none of the icons change',
    'The key is `R4 narrowed: x`.',
  ])('%s', (text) => {
    expect(readBullet(text)).toEqual({ what: text });
  });
});
