import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { createTemporaryFolder, createTemporaryRepository, type Files } from '../support/temporary-repository.ts';

const planText = `# Implementation Plan: Cart

## 12. Architecture Decision Records

They stand here.

- **ADR-1 Throw, don’t return, the 429.** A thrown one is kept. Rejected: returning it; \`some()\` discards it.
- **ADR-2 Keep the name.** Nothing else came to mind.
- **ADR-3 Fixed window.** Rejected: (a) a sliding window, dear; (b) a token bucket, richer state.

## 13. References

- a   trailing   spacing that   stays
`;

async function adr(files: Files, args: readonly string[] = []) {
  const { root } = createTemporaryRepository({ 'package.json': '{}', 'docs/plans/cart.md': planText, ...files });
  const ran = await runHere(['adr', 'docs/plans/cart.md', ...args], { cwd: root });
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  return { root, ...ran, read, plan: read('docs/plans/cart.md') };
}

test('decisions with a rejected alternative become MADR files where the repository keeps none', async () => {
  const { code, stdout, read, plan, root } = await adr({});
  expect(code).toBe(0);
  expect(stdout).toContain('docs/decisions/0001-throw-dont-return-the-429.md  (1. Throw, don’t return, the 429)');
  expect(readdirSync(join(root, 'docs/decisions'))).toEqual([
    '0001-throw-dont-return-the-429.md',
    '0002-fixed-window.md',
  ]);
  const second = read('docs/decisions/0002-fixed-window.md');
  expect(second).toMatch(
    /^---\nstatus: proposed\ndate: \d{4}-\d\d-\d\d\n---\n\n# Fixed window\n\n## Context and Problem/,
  );
  expect(second).toContain('* Fixed window\n* a sliding window, dear\n* a token bucket, richer state.');
  expect(second).toContain('Planned in [Cart](../plans/cart.md), section 12.');
  const expected = planText
    .replace(
      'discards it.\n',
      'discards it. Record: [0001-throw-dont-return-the-429](../decisions/0001-throw-dont-return-the-429.md).\n',
    )
    .replace('richer state.\n', 'richer state. Record: [0002-fixed-window](../decisions/0002-fixed-window.md).\n');
  expect(plan).toBe(expected);
});

test('a second run writes nothing, and links that lead to the files are no flaw', async () => {
  const { root, plan } = await adr({});
  const again = await runHere(['adr', 'docs/plans/cart.md'], { cwd: root });
  expect(again.stdout).toContain('no decision that needs a record');
  expect(readFileSync(join(root, 'docs/plans/cart.md'), 'utf8')).toBe(plan);
  const { stdout } = await runHere(['check', 'docs/plans/cart.md', '--json'], { cwd: root });
  expect(stdout).not.toContain('structure/link');
});

test('one decision is written by its number, also one without alternatives', async () => {
  const { root, stdout } = await adr({}, ['2']);
  expect(stdout).toContain('docs/decisions/0001-keep-the-name.md');
  expect(readdirSync(join(root, 'docs/decisions'))).toHaveLength(1);
  expect((await runHere(['adr', 'docs/plans/cart.md', '2'], { cwd: root })).stderr).toContain(
    'Expected a decision without a record',
  );
  expect((await runHere(['adr', 'docs/plans/cart.md', '9'], { cwd: root })).stderr).toContain('1 to 3, got 9');
});

describe('a repository that keeps records', () => {
  it('gets Nygard’s form, with its own folder, numbers and headings', async () => {
    const { read, root } = await adr({
      'doc/adr/0001-record.md':
        '# 1. Record\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n',
      'doc/adr/0002-two.md':
        '# 2. Two\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n',
    });
    const text = read('doc/adr/0003-throw-dont-return-the-429.md');
    expect(text).toMatch(
      /^# 3\. Throw, don’t return, the 429\n\nDate: [\d-]+\n\n## Status\n\nProposed\n\n## Context\n\n/,
    );
    expect(text).toContain('## Decision\n\nThrow, don’t return, the 429. A thrown one is kept.');
    expect(text).toContain('[Cart](../../docs/plans/cart.md)');
    expect(existsSync(join(root, 'docs/decisions'))).toBe(false);
  });

  it('gets MADR with bullets where the others have them', async () => {
    const { read } = await adr({
      'docs/adrs/ADR-007-x.md':
        '# ADR-007: X\n\n* Status: accepted\n* Date: 2020-01-01\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* x\n\n## Decision Outcome\n\nx\n',
    });
    expect(read('docs/adrs/ADR-008-throw-dont-return-the-429.md')).toMatch(
      /^# ADR-008: Throw, don’t return, the 429\n\n\* Status: proposed\n\* Date: [\d-]+\n\n## Context and Problem Statement/,
    );
  });

  it('gets a Y-statement where the others are such', async () => {
    const { read } = await adr({
      'docs/decisions/001_x.md':
        '# X\n\nAccepted, 2020-01-01.\n\nIn the context of x, facing y, we decided for z and neglected w.\n',
    });
    expect(read('docs/decisions/002_throw_dont_return_the_429.md')).toContain(
      'In the context of “Cart”, we decided: Throw, don’t return, the 429 and neglected returning it; `some()` discards it.',
    );
  });
});

test('a file that is there already is never overwritten: the next number is taken', async () => {
  const { root } = createTemporaryRepository({ '.gitignore': 'docs/decisions/0001-*', 'docs/plans/cart.md': planText });
  const taken = join(root, 'docs/decisions');
  await runHere(['adr', 'docs/plans/cart.md', '2'], { cwd: root });
  const [name = ''] = readdirSync(taken);
  writeFileSync(join(taken, name), 'mine');
  writeFileSync(join(root, 'docs/plans/cart.md'), planText);
  await runHere(['adr', 'docs/plans/cart.md', '2'], { cwd: root });
  expect(readdirSync(taken)).toEqual(['0001-keep-the-name.md', '0002-keep-the-name.md']);
  expect(readFileSync(join(taken, name), 'utf8')).toBe('mine');
});

test('a folder of records that leads out of the repository is not written to', async () => {
  const outside = createTemporaryFolder();
  const { root } = createTemporaryRepository({ 'docs/plans/cart.md': planText });
  symlinkSync(outside, join(root, 'docs/decisions'));
  const { code, stderr } = await runHere(['adr', 'docs/plans/cart.md'], { cwd: root });
  expect(code).toBe(2);
  expect(stderr).toContain('Expected a plan inside');
  expect(readdirSync(outside)).toEqual([]);
});
