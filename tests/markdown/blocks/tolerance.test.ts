import { describe, expect, it } from 'vitest';
import { bulletList, numberedList } from '../../../src/markdown/blocks/bullet-list.ts';
import { choice, code, codes, md, text } from '../../../src/markdown/blocks/cells.ts';
import { checklist } from '../../../src/markdown/blocks/checklist.ts';
import { codeFence, mermaid } from '../../../src/markdown/blocks/fences.ts';
import { field } from '../../../src/markdown/blocks/fields.ts';
import { fieldTable } from '../../../src/markdown/blocks/field-table.ts';
import { labelledLines } from '../../../src/markdown/blocks/labelled-lines.ts';
import { parseNotApplicable } from '../../../src/markdown/blocks/not-applicable.ts';
import { parseOpenPoints } from '../../../src/markdown/blocks/open-point.ts';
import { column, table } from '../../../src/markdown/blocks/table.ts';
import { parseMarkdown } from '../../../src/markdown/markdown.ts';
import { read } from './law.ts';

describe('a table', () => {
  const threats = table({
    threat: column('Threat', md()),
    level: column('Likelihood', choice(['Low', 'Medium', 'High'])),
    files: column('Files', codes(), 'Where'),
  });

  it('is found by its headers in any order, letter case and spelling', () => {
    const found = read(
      threats,
      '| where | **Threat** | LIKELIHOOD: |\n|---|:-:|---|\n| `a.ts`, b.ts | Forged `key` | high |\n| none | x | Low |\n',
    );
    expect(found).toEqual({
      value: [
        { threat: 'Forged `key`', level: 'High', files: ['a.ts', 'b.ts'] },
        { threat: 'x', level: 'Low', files: [] },
      ],
      rest: '',
      remarks: [],
      taken: true,
    });
  });

  it('pads short rows, and keeps the words of long ones', () => {
    const { value, remarks } = read(
      threats,
      '| Threat | Likelihood | Files |\n|-|-|-|\n| a |\n| b | Low | `x` | y |\n',
    );
    expect(value).toEqual([
      { threat: 'a', level: 'Low', files: [] },
      { threat: 'b', level: 'Low', files: ['x'] },
    ]);
    expect(remarks[0]).toMatch(/4 cells in a row, expected 3/);
  });

  it('leaves columns that are not its own, and says which are missing', () => {
    const { value, rest, remarks } = read(threats, '| Threat | Owner | Files |\n|-|-|-|\n| a | me | `x` |\n');
    expect(value).toEqual([{ threat: 'a', level: 'Low', files: ['x'] }]);
    expect(rest).toBe('| Threat | Owner |\n| --- | --- |\n| a | me |\n');
    expect(remarks).toEqual(['Missing the column "Likelihood".']);
  });

  it('leaves a line of text below it', () => {
    const { value, rest, remarks } = read(
      threats,
      '| Threat | Likelihood | Files |\n|-|-|-|\n| a | Low | `x` |\nThat is all.\n',
    );
    expect(value).toHaveLength(1);
    expect(rest).toBe('That is all.\n');
    expect(remarks).toHaveLength(1);
  });

  it('says so when a word is not among the choices, and takes the one it starts with', () => {
    const { value, remarks } = read(
      threats,
      '| Threat | Likelihood | Files |\n|-|-|-|\n| a | High (public) | n/a |\n| b | severe | `x` |\n',
    );
    expect(value.map(({ level }) => level)).toEqual(['High', 'Low']);
    expect(remarks).toEqual([
      'Unexpected "High (public)", expected one of Low, Medium, High; High was taken.',
      'Unexpected "severe", expected one of Low, Medium, High; Low was taken.',
    ]);
  });

  it('is not any other table', () => {
    expect(read(threats, '| Metric | Target |\n|-|-|\n| a | b |\n').taken).toBe(false);
  });
});

describe('a list of names', () => {
  it.each([
    ['`a.ts`, `b.ts` and `c.ts`', ['a.ts', 'b.ts', 'c.ts']],
    ['a.ts, b.ts', ['a.ts', 'b.ts']],
    ['a.ts; `b.ts`', ['a.ts', 'b.ts']],
    ['`src/{a,b}/x.ts`', ['src/a/x.ts', 'src/b/x.ts']],
    ['src/x/{a,b.test}.ts, c.ts', ['src/x/a.ts', 'src/x/b.test.ts', 'c.ts']],
    ['`fetch({a,b})`', ['fetch({a,b})']],
    ['`a.ts`<br>`b.ts`', ['a.ts', 'b.ts']],
    ['[`a.ts`](a.ts), **`b.ts`**', ['a.ts', 'b.ts']],
    ['None.', []],
    ['N/A', []],
    ['—', []],
  ])('reads %j', (given, expected) => {
    expect(read(bulletList(codes()), `- ${given}\n`)).toMatchObject({
      value: expected.length === 0 ? [[]] : [expected],
      remarks: [],
    });
  });

  it('remarks words that are no name', () => {
    const { value, remarks } = read(bulletList(codes()), '- none (`form.yml` is the form)\n- `a.ts` (new); the page\n');
    expect(value).toEqual([[], ['a.ts']]);
    expect(remarks).toHaveLength(3);
  });
});

describe('a plain cell', () => {
  it('says so when it drops the address of a link', () => {
    const { value, remarks } = read(
      bulletList(text()),
      '- [Docs](https://a.b)\n- <https://a.b>\n- https://a.b/c_d?e=1&f\n',
    );
    expect(value).toEqual(['Docs', 'https://a.b', 'https://a.b/c_d?e=1&f']);
    expect(remarks).toEqual(['Unexpected link to https://a.b: only its text is kept here.']);
  });
});

describe('a field table', () => {
  const fields = fieldTable({ goal: field('Goal', md()), date: field('Date Created', text()) });

  it('reads rows in any order, bold or not, and leaves others', () => {
    const found = read(
      fields,
      '| Field | Value |\n|-|-|\n| date created: | 2026-01-02 |\n| **Goal** | Do *it* |\n| **Owner** | me |\n',
    );
    expect(found).toEqual({
      value: { goal: 'Do _it_', date: '2026-01-02' },
      rest: '| Field | Value |\n| --- | --- |\n| **Owner** | me |\n',
      remarks: [],
      taken: true,
    });
  });

  it('says which row is missing', () => {
    expect(read(fields, '| Field | Value |\n|-|-|\n| Goal | x |\n').remarks).toEqual([
      'Missing the row "Date Created".',
    ]);
  });
});

describe('lists', () => {
  it('join when they stand side by side, whatever their markers', () => {
    expect(read(bulletList(), '- a\n- b\n\n* c\n\n1) d\n').value).toEqual(['a', 'b', 'c', 'd']);
    expect(read(numberedList(), '3. a\n3. b\n   more\n').value).toEqual(['a', 'b more']);
  });

  it('flatten what is nested, and leave what is no text', () => {
    const { value, rest, remarks } = read(bulletList(), '- a\n\n  more\n  - b\n- c\n\n  ```ts\n  d\n  ```\n');
    expect(value).toEqual(['a more', 'b', 'c']);
    expect(rest).toBe('```ts\nd\n```\n');
    expect(remarks).toHaveLength(2);
  });

  it('keep an item that looks like a definition', () => {
    expect(read(bulletList(), 'See [Component].\n\n- [Component]: cache\n- [Two words]: text\n').value).toEqual([
      '\\[Component]: cache',
      '\\[Two words]: text',
    ]);
  });
});

describe('a checklist', () => {
  it('reads boxes of any form', () => {
    const found = read(checklist(), '- [x] a\n- [X] b\n* [ ] `c` *d*\n1. [ ] e\n- [] f\n- ☑ g\n- [ ]\n- h\n');
    expect(found.value).toEqual([
      { text: 'a', done: true },
      { text: 'b', done: true },
      { text: '`c` _d_', done: false },
      { text: 'e', done: false },
      { text: 'f', done: false },
      { text: 'g', done: true },
      { text: 'h', done: false },
    ]);
    expect(found.remarks).toHaveLength(4);
  });
});

describe('labelled lines', () => {
  const lines = labelledLines({ types: field('Sensitive data', text()), measures: field('Measures', md(), '标签') });

  it.each([
    '**Sensitive data:** keys\n\n**Measures:** hash',
    '**Sensitive data:** keys\n**Measures:** hash',
    '**Sensitive data**: keys\\\n**Measures**: hash',
    '__sensitive data:__ keys\n\n**Measures：** hash',
    '**Sensitive data:**keys\n\n**标签：**hash',
    '**Sensitive data: ** keys\n\n*Measures:* hash',
    '- **Sensitive data:** keys\n- **Measures:** hash',
    'Sensitive data: keys\n\nMeasures: hash',
    '***Sensitive data:*** keys\n\n**Measures** - hash',
    '**Sensitive data:** keys<br>**Measures:** hash',
  ])('are read from %j', (given) => {
    expect(read(lines, given)).toEqual({
      value: { types: 'keys', measures: 'hash' },
      rest: '',
      remarks: [],
      taken: true,
    });
  });

  it('go on over several lines, and leave labels of others', () => {
    const found = read(lines, '**Sensitive data:** keys\nand names\n**Owner:** me\n**Measures:** hash');
    expect(found).toMatchObject({ value: { types: 'keys and names', measures: 'hash' }, rest: '**Owner:** me\n' });
  });
});

describe('fences', () => {
  it('are diagrams by their language or first word', () => {
    expect(read(mermaid(), '~~~ Mermaid\ngraph TB\n~~~\n\n```\nflowchart LR\n```\n').value).toEqual([
      'graph TB',
      'flowchart LR',
    ]);
    expect(read(mermaid(), '```ts\ngraph\n```\n').taken).toBe(false);
  });

  it('say what is lost, and what is never closed', () => {
    const { value, remarks } = read(codeFence(), '```ts title="a"\nx\n```\n\n```sh\ny\n');
    expect(value).toEqual([
      { language: 'ts', code: 'x' },
      { language: 'sh', code: 'y' },
    ]);
    expect(remarks).toEqual([expect.stringMatching(/title="a"/), expect.stringMatching(/never closed/)]);
  });
});

describe('notes', () => {
  it.each([
    ['> **Open:** which `key`?', ['which `key`?']],
    ['> Open: a', ['a']],
    ['> **Open question:** a\n> more\n>\n> **Open:** b', ['a more', 'b']],
    ['> **Open:** a\n> **Open:** b', ['a', 'b']],
    ['> [!NOTE]\n> **Open** - a', ['a']],
    ['> **Open questions:**\n> - a\n> - b', ['a', 'b']],
    ['> - **Open:** a\n> - **Open:** b', ['a', 'b']],
    ['**Open:** a', ['a']],
    ['Open: a', []],
    ['> A quotation: open', []],
    ['Open the file.', []],
  ])('read open points from %j', (given, expected) => {
    expect(parseMarkdown(given).children.flatMap(parseOpenPoints)).toEqual(expected);
  });

  it.each([
    ['Not applicable: no *state*.', 'no _state_.'],
    ['N/A: none', 'none'],
    ['**N/A** — because of `x`', 'because of `x`'],
    ['_Not applicable: a library._', 'a library.'],
    ['N/A (no data)', 'no data'],
    ['Not applicable because it is small', 'because it is small'],
    ['Not applicable.', 'no reason given'],
    ['> Not applicable: x', 'x'],
    ['Not applicable to Windows users.', null],
    ['Nothing.', null],
  ])('read why something is not applicable from %j', (given, expected) => {
    expect(parseMarkdown(given).children.map(parseNotApplicable)).toEqual([expected]);
  });
});

describe('a code cell', () => {
  it('shows as text what inline code cannot hold', () => {
    const rows = table({ command: column('Command', code()) });
    expect(read(rows, '| Command |\n|-|\n| `grep a` |\n| a\\\\\\|b |\n').value).toEqual([
      { command: 'grep a' },
      { command: 'a\\|b' },
    ]);
  });
});
