import { expect, test } from 'vitest';
import { firstSentence } from '../../src/evidence/prose/first-sentence.ts';
import { sentencesOf, textOf } from '../../src/evidence/prose/prose.ts';
import { readProse } from '../../src/evidence/prose/read-prose.ts';

const read = (text: string) => readProse(text.split('\n'));
const outline = (text: string) => read(text).map((block) => [block.kind, textOf(block)]);

test('reads headings, paragraphs and items with the lines of each', () => {
  const blocks = read('Title\n=====\n\nA paragraph\non two lines.\n\n- one\n  goes on\n- two\n');
  expect(blocks.map((block) => [block.kind, textOf(block), block.parts.map(({ line }) => line)])).toEqual([
    ['heading', 'Title', [1]],
    ['paragraph', 'A paragraph on two lines.', [4, 5]],
    ['item', 'one goes on', [7, 8]],
    ['item', 'two', [9]],
  ]);
});

test('keeps the headings above a block, outermost first', () => {
  const blocks = read('# A\n## B\ntext\n### C\n## D\nmore');
  expect(blocks.filter(({ kind }) => kind === 'paragraph').map(({ headings }) => headings)).toEqual([
    ['A', 'B'],
    ['A', 'D'],
  ]);
});

test('knows what introduces a list: the parent item, or a line that ends in a colon', () => {
  const blocks = read('Never:\n\n- shout\n- run\n  - in corridors\n\nPlain text.\n\n- alone');
  expect(blocks.filter(({ kind }) => kind === 'item').map((block) => [textOf(block), block.leadIn])).toEqual([
    ['shout', 'Never:'],
    ['run', 'Never:'],
    ['in corridors', 'run'],
    ['alone', null],
  ]);
  expect(blocks.find((block) => textOf(block) === 'run')?.hasItems).toBe(true);
});

test('leaves fenced, indented and literal code, tables, comments and directives out', () => {
  expect(
    outline(
      [
        '~~~',
        '# not a heading',
        '~~~',
        '- item',
        '  ```js',
        '  - not an item',
        '  ```',
        '- next',
        '',
        '| a | b |',
        '<!-- hidden',
        'still hidden -->',
        '.. code-block:: python',
        '',
        '    not(prose)',
        '',
        'Literal follows::',
        '',
        '    also not prose',
        '',
        'Done.',
      ].join('\n'),
    ),
  ).toEqual([
    ['item', 'item'],
    ['item', 'next'],
    ['paragraph', 'Literal follows::'],
    ['paragraph', 'Done.'],
  ]);
});

test('cuts sentences at their ends and not at abbreviations, versions or code', () => {
  const [block] = read('Use tools, e.g. Node 20.19 or `a.b`. See "X." Then\nstop! `npm test` runs.');
  expect(block === undefined ? [] : sentencesOf(block)).toEqual([
    { text: 'Use tools, e.g. Node 20.19 or `a.b`.', startLine: 1, endLine: 1 },
    { text: 'See "X."', startLine: 1, endLine: 1 },
    { text: 'Then stop!', startLine: 1, endLine: 2 },
    { text: '`npm test` runs.', startLine: 2, endLine: 2 },
  ]);
});

test('takes the first sentence of prose past badges, links and introductions', () => {
  const text =
    '# X\n[![CI](a)](b) [Docs](c) | [Chat](d)\n\nContents:\n\n- [One](#one)\n\nX keeps small\nthings safe. More.';
  expect(firstSentence(text.split('\n'))).toEqual({ text: 'X keeps small things safe.', startLine: 8, endLine: 9 });
  expect(firstSentence(['# Only a title'])).toBeNull();
});
