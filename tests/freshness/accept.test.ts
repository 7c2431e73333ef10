import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../src/markdown/front-matter.ts';
import { readFront } from '../../src/plan/front.ts';
import { runHere } from '../support/run-here.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';
import { reuse, writePlan } from './write-plan.ts';

const lines = ['export const one = 1;', 'export const two = 2;', 'export const three = 3;', ''];
const record = { drafter: 'evidence', at: '2026-01-01T00:00:00Z', hash: '0123456789abcdef' } as const;

function start() {
  const repository = createTemporaryRepository({ 'src/a.ts': lines.join('\n'), 'src/b.ts': lines.join('\n') });
  const base = repository.git('rev-parse', 'HEAD');
  const text = writePlan(
    {
      base,
      cites: { 'src/b.ts': repository.git('rev-parse', 'HEAD:src/b.ts').slice(0, 12) },
      sections: { 'current-state': record, decisions: record },
    },
    `${reuse(['one', 'src/a.ts:1'], ['two', 'src/b.ts:2'])}\nOdd   spacing\tstays.  \n\n## 12. Architecture Decision Records\n\nSee \`src/a.ts:1\`.\n`,
  ).replaceAll('\n', '\r\n');
  mkdirSync(join(repository.root, 'docs/plans'), { recursive: true });
  const path = join(repository.root, 'docs/plans/carts.md');
  writeFileSync(path, text);
  repository.commit('fix: one', { 'src/a.ts': lines.join('\n').replace('one = 1', 'one = 11') });
  const check = async (...args: string[]) => {
    const { stdout, stderr, code } = await runHere(['check', 'carts', '--quiet', ...args], { cwd: repository.root });
    return { stdout, stderr, code };
  };
  const read = () => splitFrontMatter(readFileSync(path, 'utf8'));
  return { repository, base, body: splitFrontMatter(text).body, check, read };
}

async function statesOf({ check }: ReturnType<typeof start>) {
  const { stdout } = await check('--format', 'json');
  const { freshness } = JSON.parse(stdout) as { freshness: { section: string; state: string }[] };
  return Object.fromEntries(freshness.map(({ section, state }) => [section, state]));
}

test('a section is accepted alone, and not a byte but its record changes', async () => {
  const started = start();
  expect(await statesOf(started)).toEqual({ 'current-state': 'stale', decisions: 'stale' });
  const { stdout } = await started.check('--accept', 'current-state');
  expect(stdout).toMatch(
    /^Accepted current-state of docs\/plans\/carts\.md as the repository stands now; the base commit is /,
  );
  expect(await statesOf(started)).toEqual({ 'current-state': 'fresh', decisions: 'stale' });
  const { raw, body } = started.read();
  expect(body).toBe(started.body);
  expect(raw).not.toMatch(/[^\r]\n/);
  expect(readFront(raw)).toMatchObject({ base: started.base, sections: { decisions: record } });
});

test('the whole plan is accepted with a new base commit, and not a byte outside of the front matter changes', async () => {
  const started = start();
  await started.check('--accept');
  expect(await statesOf(started)).toEqual({ 'current-state': 'fresh', decisions: 'fresh' });
  const { raw, body } = started.read();
  expect(body).toBe(started.body);
  const head = started.repository.git('rev-parse', 'HEAD');
  expect(readFront(raw)).toMatchObject({ base: head, sections: { 'current-state': record, decisions: record } });
  expect(Object.keys(readFront(raw)?.cites ?? {})).toEqual(['src/a.ts', 'src/b.ts']);
});

test('lines that only moved are followed from where they were cited, after the plan was accepted too', async () => {
  const started = start();
  started.repository.commit('docs: heads', { 'src/b.ts': `// a head\n// of two lines\n${lines.join('\n')}` });
  await started.check('--accept');
  const { stdout } = await started.check('--format', 'json');
  expect(stdout).toContain('"at": "src/b.ts:4"');
  expect(await statesOf(started)).toEqual({ 'current-state': 'fresh', decisions: 'fresh' });
});

test('a plan without front matter, and a section that is none, are refused in words', async () => {
  const { check, repository } = start();
  writeFileSync(
    join(repository.root, 'docs/plans/carts.md'),
    `# Implementation Plan: Carts\n\n${reuse(['one', 'src/a.ts:1'])}`,
  );
  const plain = await check('--accept');
  expect(plain.code).toBe(2);
  expect(plain.stderr).toContain('Expected front matter');
  const wrong = await check('--accept', 'curent-state');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('Did you mean current-state?');
});

test('a folder and a pattern stand for the plans in them, and what is no plan is passed over', async () => {
  const { repository } = start();
  const folder = join(repository.root, 'docs/plans');
  writeFileSync(join(folder, 'again.md'), readFileSync(join(folder, 'carts.md')));
  writeFileSync(join(folder, 'README.md'), '# Plans\n\nThey lie here.\n');
  repository.commit('docs: plans', {});
  for (const handle of ['docs/plans', 'docs/**/*.md']) {
    const { stdout, stderr } = await runHere(['check', handle, '--accept', '--quiet'], { cwd: repository.root });
    expect(stderr).toBe('');
    expect(stdout.match(/^Accepted .*$/gm)).toEqual([
      expect.stringMatching(/^Accepted 2 sections of docs\/plans\/again\.md /),
      expect.stringMatching(/^Accepted 2 sections of docs\/plans\/carts\.md /),
    ]);
  }
});

test('of several plans those that keep no such record are told apart, and the others are accepted', async () => {
  const { repository, read } = start();
  const own = '# Plan\n\n## 1. Overview\n\nGoal: carts\n\n## 12. Architecture Decision Records\n\nSee `src/a.ts:1`.\n';
  writeFileSync(join(repository.root, 'docs/plans/own.md'), own);
  const args = ['check', 'docs/plans', '--quiet', '--accept', 'decisions'];
  const { stdout, code } = await runHere(args, { cwd: repository.root });
  expect(code).toBe(2);
  expect(stdout).toContain('Accepted decisions of docs/plans/carts.md');
  expect(stdout).toMatch(/docs\/plans\/own\.md[\s\S]*Expected front matter to write the new state into/);
  expect(readFront(read().raw)?.cites).not.toEqual({});
  expect(readFileSync(join(repository.root, 'docs/plans/own.md'), 'utf8')).toBe(own);
});

test('a plan that is named after the sections is said to come before them', async () => {
  const { repository, check } = start();
  const alone = await runHere(['check', '--accept', 'decisions', 'carts'], { cwd: repository.root });
  expect(alone).toMatchObject({ code: 2, stdout: '' });
  expect(alone.stderr).toContain('put arguments before it, or after --');
  const more = await check('--accept', 'decisions', 'docs/plans/carts.md');
  expect(more).toMatchObject({ code: 2, stdout: '' });
  expect(more.stderr).toContain('got docs/plans/carts.md. A plan is named before the sections');
  const apart = await runHere(['check', '--accept', 'decisions', '--', 'carts'], { cwd: repository.root });
  expect(apart.stdout).toMatch(/^Accepted decisions of/);
});
