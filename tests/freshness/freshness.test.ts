import { describe, expect, test } from 'vitest';
import { checkPlanText } from '../../src/checks/check-plan.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { hashBlob } from '../../src/repository/hash-blob.ts';
import { createTemporaryFolder, createTemporaryRepository, useRepository } from '../support/temporary-repository.ts';
import { reuse, writePlan } from './write-plan.ts';

const store = [
  '/** Where carts are kept. */',
  'export function createStore(limit: number): Map<string, number> {',
  '  const carts = new Map<string, number>();',
  '  carts.set("limit", limit);',
  '  return carts;',
  '}',
  '',
].join('\n');
const files = {
  'package.json': `${JSON.stringify({ name: 'shop', scripts: { test: 'vitest run' }, devDependencies: { vitest: '4.0.8' } }, null, 2)}\n`,
  'CONTRIBUTING.md': '# Contributing\n\nRun the tests before you push.\n',
  'src/store.ts': store,
  'src/other.ts': 'export const other = 1;\n',
};
const cited = reuse(['createStore', 'src/store.ts:2-6']);

async function judge(root: string, text: string) {
  const repository = await openRepository(root);
  const { freshness, findings } = await checkPlanText(text, repository, new AbortController().signal);
  const [section] = freshness.sections;
  return {
    state: section?.state,
    changes: section?.changes.map(({ kind, cited: what, at }) => [kind, what, at]),
    unknown: section?.unknown.map(({ why }) => why),
    rules: findings.map(({ rule }) => rule).filter((rule) => /^(?:freshness|truth)/.test(rule)),
    problem: freshness.problem,
  };
}

describe('cited lines', () => {
  test('are fresh when only other files and other lines of the file changed', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('feat: more', {
      'src/other.ts': 'export const other = 2;\n',
      'src/store.ts': `${store}export const more = 1;\n`,
      'src/new.ts': 'export {};\n',
    });
    expect(await judge(repository.root, writePlan({ base }, cited))).toMatchObject({
      state: 'fresh',
      changes: [],
      rules: [],
    });
  });

  test('are followed to where they stand now, and are no error there', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('docs: head', { 'src/store.ts': `${'// a line\n'.repeat(30)}${store}` });
    expect(await judge(repository.root, writePlan({ base }, cited))).toMatchObject({
      state: 'fresh',
      changes: [['moved', 'src/store.ts:2-6', 'src/store.ts:32-36']],
      rules: ['freshness/moved-lines'],
    });
  });

  test('are followed into a renamed file', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('refactor: rename', { 'src/store.ts': null, 'src/carts/store.ts': `// moved\n${store}` });
    expect(await judge(repository.root, writePlan({ base }, cited))).toMatchObject({
      state: 'fresh',
      changes: [['moved', 'src/store.ts:2-6', 'src/carts/store.ts:3-7']],
      rules: ['freshness/moved-lines'],
    });
  });

  test('are stale when one of them was edited', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('fix: limit', { 'src/store.ts': store.replace('"limit", limit', '"limit", limit + 1') });
    expect(await judge(repository.root, writePlan({ base }, cited))).toMatchObject({
      state: 'stale',
      changes: [['lines', 'src/store.ts:2-6', null]],
      rules: ['freshness/changed-lines'],
    });
  });

  test('are stale when their file is gone', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('refactor: drop', { 'src/store.ts': null });
    const found = await judge(repository.root, writePlan({ base }, cited));
    expect(found).toMatchObject({ state: 'stale', changes: [['path', 'src/store.ts:2-6', null]] });
  });

  test('do not change with the line ends of a checkout', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('style: line ends', { 'src/store.ts': store.replaceAll('\n', '\r\n') });
    const text = writePlan({ base }, cited).replaceAll('\n', '\r\n');
    expect(await judge(repository.root, text)).toMatchObject({ state: 'fresh', changes: [] });
  });

  test('inside of code that the plan quotes are no citations', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('fix: limit', { 'src/store.ts': 'export {};\n' });
    const fence =
      '## 6. Proposed Changes\n\n### 6.3 API / Interface Changes\n\n#### New Endpoints/Functions\n\n```ts\n// src/store.ts:2\nconst a = 1;\n```\n';
    expect(await judge(repository.root, writePlan({ base }, fence))).toMatchObject({ state: 'fresh', changes: [] });
  });

  test('that a person cited later on are not held against the older record', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('feat: more', { 'src/store.ts': `${store}\nexport function dropStore() {\n  return null;\n}\n` });
    const later = reuse(['dropStore', 'src/store.ts:8-10'], ['createStore', 'src/store.ts:2-6']);
    expect(await judge(repository.root, writePlan({ base }, later))).toMatchObject({ state: 'fresh', changes: [] });
  });
});

describe('rules, versions, commands and names', () => {
  test('are stale when they are not true any more', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('chore: change', {
      'CONTRIBUTING.md': '# Contributing\n\nRun the tests before you commit.\n',
      'package.json': `${JSON.stringify({ name: 'shop', scripts: { check: 'vitest run' }, devDependencies: { vitest: '5.1.0' } }, null, 2)}\n`,
      'src/other.ts': 'export const another = 1;\n',
    });
    const repositoryNow = await openRepository(repository.root);
    const plan = writePlan(
      { base },
      [
        '### 2.1 Current State Analysis\n\nThe shop reads `other()` first.\n',
        '### 2.3 Tech Stack Alignment\n\n| Technology | Version | How It Fits |\n| --- | --- | --- |\n| vitest | 4.0.8 | Tests |\n',
        '### 2.4 CONTRIBUTING.md Compliance\n\n- ✅ "Run the tests before you push." (`CONTRIBUTING.md:3`): done.\n',
        '## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n```bash\nnpm run test\n```\n',
      ].join('\n'),
    );
    const { freshness } = await checkPlanText(plan, repositoryNow, new AbortController().signal);
    const kinds = freshness.sections.flatMap(({ section, changes }) => changes.map(({ kind }) => [section, kind]));
    expect(kinds).toEqual([
      ['current-state', 'symbol'],
      ['tech-stack', 'version'],
      ['compliance', 'rule'],
      ['testing', 'command'],
    ]);
  });

  test('that never were true are no matter of freshness', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('chore: change', {
      'package.json': files['package.json'].replace('"shop"', '"shop", "private": true'),
    });
    const text = writePlan(
      { base },
      '## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n```bash\nnpm run integration\n```\n',
    );
    expect(await judge(repository.root, text)).toMatchObject({
      state: 'fresh',
      changes: [],
      rules: ['truth/command'],
    });
  });
});

describe('what cannot be compared is unknown, with the reason', () => {
  test('in a plan without front matter', async () => {
    const { root } = createTemporaryRepository(files);
    expect(await judge(root, `# Implementation Plan: Carts\n\n${cited}`)).toMatchObject({
      state: 'unknown',
      problem: 'the plan has no front matter to say which commit it was written at',
      rules: [],
    });
  });

  test('in a shallow clone that does not hold the base commit, while unchanged files are fresh by their blob', async () => {
    const origin = createTemporaryRepository(files);
    const base = origin.git('rev-parse', 'HEAD');
    const blob = (path: string) => origin.git('rev-parse', `HEAD:${path}`).slice(0, 12);
    const cites = { 'src/store.ts': blob('src/store.ts'), 'src/other.ts': blob('src/other.ts') };
    origin.commit('fix: other', { 'src/other.ts': 'export const other = 3;\n' });
    const folder = createTemporaryFolder();
    origin.git('clone', '--quiet', '--depth=1', `file://${origin.root}`, `${folder}/clone`);
    const { root } = useRepository(`${folder}/clone`);
    expect(await judge(root, writePlan({ base, cites }, cited))).toMatchObject({ state: 'fresh' });
    const both = reuse(['createStore', 'src/store.ts:2-6'], ['other', 'src/other.ts:1']);
    expect(await judge(root, writePlan({ base, cites }, both))).toMatchObject({
      state: 'unknown',
      unknown: ['it changed, and the clone is shallow: what was cited is not in it'],
      rules: ['freshness/unknown-state'],
    });
    expect((await judge(root, writePlan({ base }, cited))).problem).toMatch(
      /^the base commit \w{8} is not in this clone/,
    );
  });

  test('but not what the plan creates, nor a component that is no file', async () => {
    const { root } = createTemporaryRepository(files);
    const plan = [
      '### 3.2 Components\n\n| Component | Responsibility | New/Modified |\n| --- | --- | --- |\n| Cart store | Keeps carts | Modified |\n| `src/cart.ts` | Carts | New |\n',
      '### 6.1 File Structure Changes\n\n```text\nshop/\n└── src/\n    └── cart.ts  # New: carts\n```\n',
      '### Step 1: Carts\n\n**Description:** Write them.\n\n**Files affected:** `src/cart.ts`\n\n**Verification:** read\n\n**Estimated effort:** 1 h\n',
    ];
    const [architecture, changes, steps] = plan;
    const text = `## 3. Architecture Design\n\n${architecture}\n## 6. Proposed Changes\n\n${changes}\n## 7. Implementation Steps\n\n${steps}`;
    const opened = await openRepository(root);
    const base = 'f'.repeat(40);
    const { freshness } = await checkPlanText(writePlan({ base }, text), opened, new AbortController().signal);
    expect(freshness.sections.map(({ section, state }) => [section, state])).toEqual([
      ['architecture', 'fresh'],
      ['changes', 'fresh'],
      ['steps', 'fresh'],
    ]);
  });

  test('where a file was cited before it was committed', async () => {
    const repository = createTemporaryRepository(files);
    const base = repository.git('rev-parse', 'HEAD');
    const draft = store.replace('limit: number', 'limit = 1');
    const cites = { 'src/store.ts': hashBlob(Buffer.from(draft), 'sha1').slice(0, 12) };
    repository.write({ 'src/store.ts': draft });
    expect(await judge(repository.root, writePlan({ base, cites }, cited))).toMatchObject({ state: 'fresh' });
    repository.write({ 'src/store.ts': store });
    expect(await judge(repository.root, writePlan({ base, cites }, cited))).toMatchObject({
      state: 'unknown',
      unknown: [expect.stringMatching(/not committed when it was cited/)],
    });
  });
});

test('does not tell what a blob holds that the front matter names for another file', async () => {
  const repository = createTemporaryRepository(files);
  const base = repository.commit('chore: secret', { '.env': 'TOKEN=verysecretvalue\n'.repeat(6) });
  const cites = { 'src/store.ts': repository.git('rev-parse', 'HEAD:.env').slice(0, 12) };
  const opened = await openRepository(repository.root);
  const report = await checkPlanText(writePlan({ base, cites }, cited), opened, new AbortController().signal);
  expect(JSON.stringify(report)).not.toContain('verysecretvalue');
});
