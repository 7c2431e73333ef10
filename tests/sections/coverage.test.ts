import { expect, test } from 'vitest';
import { coverageTable, mergeRequirements, stepNumbers } from '../../src/sections/coverage.ts';

const step = (
  name: string,
  requirements: readonly string[],
  more: { description?: string; verification?: string } = {},
) => ({
  name,
  requirements,
  description: '',
  files: [],
  verification: '`npm test`',
  effort: '1 h',
  ...more,
});
const notes = { open: [], notApplicable: [] };
const work = {
  steps: {
    preface: [],
    steps: [
      step('Settle', [], { description: 'Keep R5 out.' }),
      step('Cart', ['R1', 'R2']),
      step('Limit', ['R1'], { verification: 'none' }),
      step('Pages', [], { description: 'Meets R4.', verification: '-' }),
    ],
    ...notes,
  },
  testing: {
    unit: [
      { test: 'U1 `keeps a cart`', description: 'R1–R2: it is there', module: 'a.test.ts' },
      { test: '`counts items` (new)', description: 'for R1', module: 'a.test.ts' },
    ],
    integration: [{ test: 'I1 whole shop', components: 'R12 and others', setup: 'none' }],
    edges: [],
    commands: [],
    ...notes,
  },
};
const asked = (id: string, kind: 'functional' | 'exclusion' = 'functional') => ({ id, quote: `words of ${id}`, kind });

test('steps come from titles, else descriptions; proofs from test rows, else verifications; the rest says none', () => {
  const rows = coverageTable([asked('R1'), asked('R2'), asked('R3'), asked('R4'), asked('R5', 'exclusion')], work);
  expect(rows.map(({ id, steps, proof }) => [id, steps, proof])).toEqual([
    ['R1', '2, 3', 'U1, `counts items`'],
    ['R2', '2', 'U1'],
    ['R3', 'none', 'none'],
    ['R4', '4', 'none'],
    ['R5', 'none (left out)', 'none'],
  ]);
  expect(rows[0]?.words).toBe('“words of R1”');
  const untested = coverageTable([asked('R1'), asked('R2')], { ...work, testing: undefined });
  expect(untested.map(({ proof }) => proof)).toEqual(['verification of its steps', 'verification of its step']);
});

test('what the table says already stays where steps and tests say nothing', () => {
  const written = [
    { id: 'R1', words: '"words"', steps: '7', proof: 'U9' },
    { id: 'R3', words: '"of R3"', steps: '1–2', proof: 'by eye' },
  ];
  expect(coverageTable([asked('R1'), asked('R3')], work, written)).toEqual([
    { id: 'R1', words: '"words"', steps: '2, 3', proof: 'U1, `counts items`' },
    { id: 'R3', words: '"of R3"', steps: '1–2', proof: 'by eye' },
  ]);
});

test('a table that cuts and numbers the request anew keeps its own ids', () => {
  const rows = [{ id: 'R2', words: '"words of R1"', steps: '', proof: '' }];
  expect(mergeRequirements(rows, [asked('R1', 'exclusion'), asked('R2')])).toEqual([
    { id: 'R2', quote: 'words of R1', kind: 'exclusion' },
    asked('R1', 'exclusion'),
  ]);
});

test.each([
  ['2, 4', [2, 4]],
  ['Steps 3–5 and 7', [3, 4, 5, 7]],
  ['none', []],
  ['section 6.3', []],
])('%s names these steps', (cell, numbers) => expect(stepNumbers(cell)).toEqual(numbers));
