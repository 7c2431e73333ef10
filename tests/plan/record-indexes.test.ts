import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { createTemporaryRepository, type Files } from '../support/temporary-repository.ts';

const planText = `# Implementation Plan: Cart

## 12. Architecture Decision Records

- **ADR-1 Throw \`HTTPException\`.** A thrown one is kept. Rejected: returning it.
- **ADR-2 Fixed window.** Rejected: a sliding window, dear.
`;

/** Writes the records of the plan beside those that a repository keeps. */
async function adr(files: Files, { plan = planText, args = [] }: { plan?: string; args?: readonly string[] } = {}) {
  const { root } = createTemporaryRepository({ 'package.json': '{}', 'docs/plans/cart.md': plan, ...files });
  const ran = await runHere(['adr', 'docs/plans/cart.md', ...args], { cwd: root });
  return { ...ran, read: (path: string) => readFileSync(join(root, path), 'utf8'), root };
}

const nygard = (number: number, title: string) =>
  `# ${number}. ${title}\n\nDate: 2020-01-0${number}\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n`;
const madr = (title: string, status = 'accepted', date = '2020-01-02') =>
  `---\nstatus: ${status}\ndate: ${date}\n---\n\n# ${title}\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* x\n\n## Decision Outcome\n\nx\n`;
const today = new Date().toISOString().slice(0, 10);

describe('an index that lists every record', () => {
  it('as a table of contents of adr-tools gets a line for each new one, and keeps every other byte', async () => {
    const index =
      '# Decisions\r\n\r\n* [1. Record architecture decisions](0001-record-architecture-decisions.md)\r\n* [2. Use   one window](0002-use-one-window.md)\r\n\r\nSee also   the wiki.';
    const { read, stdout } = await adr({
      'doc/adr/0001-record-architecture-decisions.md': nygard(1, 'Record architecture decisions'),
      'doc/adr/0002-use-one-window.md': nygard(2, 'Use   one window'),
      'doc/adr/README.md': index,
    });
    expect(stdout).toContain('doc/adr/README.md lists them now.');
    expect(read('doc/adr/README.md')).toBe(
      index.replace(
        '(0002-use-one-window.md)\r\n',
        '(0002-use-one-window.md)\r\n* [3. Throw `HTTPException`](0003-throw-httpexception.md)\r\n* [4. Fixed window](0004-fixed-window.md)\r\n',
      ),
    );
  });

  it.each([
    ['of adr-log', '* [ADR-{n}]({file}) - {title}'],
    ['of MADR, by the names of files', '- [{file}]({file}) - {title}'],
    ['of log4brains, above its folder', '- [{n} {title}](./adr/{file})', 'docs/index.md'],
    ['with the number in the link', ' - [{n} - {title}]({file})'],
  ])('as a list %s', async (_, form, path = 'docs/adr/index.md') => {
    const write = (n: string, title: string, file: string) =>
      form.replaceAll('{n}', n).replaceAll('{title}', title).replaceAll('{file}', file);
    const stands = [write('0000', 'Use ADRs', '0000-use-adrs.md'), write('0001', 'Use tiers', '0001-use-tiers.md')];
    const index = (lines: readonly string[]) =>
      `# Log\n\n<!-- adrlog -->\n\n${lines.join('\n')}\n\n<!-- adrlogstop -->\n`;
    const { read } = await adr({
      'docs/adr/0000-use-adrs.md': madr('Use ADRs'),
      'docs/adr/0001-use-tiers.md': madr('Use tiers'),
      [path]: index(stands),
    });
    const fresh = [
      write('0002', 'Throw `HTTPException`', '0002-throw-httpexception.md'),
      write('0003', 'Fixed window', '0003-fixed-window.md'),
    ];
    expect(read(path)).toBe(index([...stands, ...fresh]));
  });

  it('as a numbered list, also where a number was never given and a record is about an index', async () => {
    const list = [
      '1. [One log](0001-one-log.md)',
      '2. [The index of it](0002-the-index-of-it.md)',
      '4. [No cache](0004-no-cache.md)',
    ];
    const { read } = await adr({
      'docs/adr/0000-adr-template.md': madr('Title'),
      'docs/adr/0001-one-log.md': madr('One log'),
      'docs/adr/0002-the-index-of-it.md': madr('The index of it'),
      'docs/adr/0004-no-cache.md': madr('No cache'),
      'docs/adr/README.md': `${list.join('\n')}\n`,
    });
    const fresh = [
      '5. [Throw `HTTPException`](0005-throw-httpexception.md)',
      '6. [Fixed window](0006-fixed-window.md)',
    ];
    expect(read('docs/adr/README.md')).toBe(`${[...list, ...fresh].join('\n')}\n`);
  });

  it('as a table gets rows with number, title, status and date, its cells as wide as they were', async () => {
    const rows = [
      '| ADR                      | Title     | Status     | Date       |',
      '|--------------------------|-----------|------------|------------|',
      '| [001](001-use-tiers.md)  | Use tiers | Superseded | 2019-05-04 |',
      '| [002](002-use-a-map.md)  | Use a map | Accepted   | 2020-01-02 |',
    ];
    const { read } = await adr({
      'docs/decisions/001-use-tiers.md': madr('Use tiers', 'Superseded', '2019-05-04'),
      'docs/decisions/002-use-a-map.md': madr('Use a map', 'Accepted'),
      'docs/decisions/README.md': `# ADRs\n\n${rows.join('\n')}`,
    });
    expect(read('docs/decisions/README.md').split('\n').slice(2)).toEqual([
      ...rows,
      `| [003](003-throw-httpexception.md) | Throw \`HTTPException\` | Proposed   | ${today} |`,
      `| [004](004-fixed-window.md) | Fixed window | Proposed   | ${today} |`,
    ]);
  });
});

describe('an index whose form is in doubt is left alone, and the answer says why:', () => {
  const records = {
    'docs/adr/0001-use-tiers.md': madr('Use tiers'),
    'docs/adr/0002-use-a-map.md': madr('Use a map'),
    'docs/adr/0003-use-a-log.md': madr('Use a log'),
  };
  const [one, two, three] = [
    '[Use tiers](0001-use-tiers.md)',
    '[Use a map](0002-use-a-map.md)',
    '[Use a log](0003-use-a-log.md)',
  ];

  it.each([
    ['one is missing', `- ${one}\n- ${three}\n`, 'it lists 2 of 3 records'],
    ['the newest stands first', `- ${three}\n- ${two}\n- ${one}\n`, 'do not stand one after the other in their order'],
    ['they stand in groups', `- ${one}\n\n## Data\n\n- ${two}\n- ${three}\n`, 'do not stand one after the other'],
    ['one stands twice', `- ${one}\n- ${two}\n- ${three}\n\nLatest:\n\n- ${three}\n`, 'more than once'],
    ['a line says what no record says', `- ${one}\n- ${two}\n- ${three}: by Ada\n`, 'say more than their records do'],
    [
      'a status is written out',
      `- ${one} accepted\n- ${two} accepted\n- ${three} accepted\n`,
      'say more than their records do',
    ],
    ['the last two differ in form', `- ${one}\n- 2 ${two}\n- ${three}\n`, 'each says it otherwise'],
  ])('%s', async (_, list, reason) => {
    const index = `# Log\n\n${list}`;
    const { read, stdout, code } = await adr({ ...records, 'docs/adr/README.md': index });
    expect(code).toBe(0);
    expect(read('docs/adr/README.md')).toBe(index);
    expect(stdout).toMatch(new RegExp(`docs/adr/README\\.md was left alone: .*${reason}`));
    expect(read('docs/adr/0004-throw-httpexception.md')).toContain('# Throw');
  });

  it('but nothing is said of a file that lists none', async () => {
    const text = '# How we decide\n\nSee [the first](0001-use-tiers.md), and [the last](0003-use-a-log.md).\n';
    const { read, stdout } = await adr({ ...records, 'docs/adr/README.md': text });
    expect(read('docs/adr/README.md')).toBe(text);
    expect(stdout).not.toContain('README');
  });
});

describe('records in another markup', () => {
  it('are followed by one in reStructuredText', async () => {
    const { read, stdout } = await adr({
      'docs/adrs/adr-001-use-tiers.rst':
        '=============\nADR-001: Tiers\n=============\n\n:Status: Accepted\n:Date: 2020-01-01\n\nContext\n-------\n\nx\n\nDecision\n--------\n\nx\n\nConsequences\n------------\n\nx\n',
      'docs/adrs/index.rst': 'Records\n=======\n\n.. toctree::\n\n   adr-001-use-tiers\n',
    });
    const text = read('docs/adrs/adr-002-throw-httpexception.rst');
    expect(text).toMatch(
      /^ADR-002: Throw ``HTTPException``\n={32,}\n\n:Status: Proposed\n:Date: [\d-]+\n\nContext\n-------\n\nPlanned for “Cart”\. Considered and rejected:\n\n\* returning it\.\n\nDecision\n--------\n/,
    );
    expect(text).toContain('Planned in `Cart <../plans/cart.md>`__, section 12.');
    expect(read('docs/plans/cart.md')).toContain(
      '[adr-002-throw-httpexception](../adrs/adr-002-throw-httpexception.rst)',
    );
    expect(stdout).toContain('docs/adrs/index.rst was left alone: only lists and tables in Markdown are added to.');
  });

  it('are followed by one in AsciiDoc', async () => {
    const { read } = await adr({
      'docs/decisions/0007-use-tiers.adoc':
        '= 7. Use tiers\n\nDate: 2020-01-01\n\n== Status\n\nAccepted\n\n== Context\n\nx\n\n== Decision\n\nx\n\n== Consequences\n\nx\n',
    });
    const text = read('docs/decisions/0008-throw-httpexception.adoc');
    expect(text).toMatch(
      /^= 8\. Throw `\+HTTPException\+`\n\nDate: [\d-]+\n\n== Status\n\nProposed\n\n== Context\n\nPlanned for “Cart”\. Considered and rejected:\n\n\* returning it\.\n\n== Decision\n/,
    );
    expect(text).toContain('Planned in link:../plans/cart.md[Cart], section 12.');
    expect(read('docs/decisions/0009-fixed-window.adoc')).toContain('= 9. Fixed window');
  });
});

test('a plan without decisions says so when one is asked for by its number', async () => {
  const plan =
    '# Implementation Plan: Cart\n\n## 12. Architecture Decision Records\n\nNot applicable: nothing is decided.\n';
  const { code, stderr } = await adr({}, { plan, args: ['99'] });
  expect([code, stderr]).toEqual([2, expect.stringContaining('Expected decisions in section 12, found none')]);
});
