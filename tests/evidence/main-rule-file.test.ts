import { expect, test } from 'vitest';
import { findChangelog } from '../../src/evidence/documents/find-root-documents.ts';
import { findRuleFiles } from '../../src/evidence/rules/find-rule-files.ts';
import { mainRuleFile } from '../../src/evidence/rules/main-rule-file.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

const rule = '# Rules\n\n- Every change needs a test.\n';

async function open(files: Readonly<Record<string, string>>) {
  const { root, commit } = createTemporaryRepository();
  commit('start', files);
  return openRepository(root);
}

test('a plan is held against the rules of the whole repository, not those of a folder', async () => {
  const repository = await open({
    'packages/docs/CONTRIBUTING.md': rule,
    'AGENTS.md': `${rule}- Ask first.\n`,
    'src/a.ts': 'export const a = 1;\n',
  });
  expect(findRuleFiles(repository)[0]?.path).toBe('packages/docs/CONTRIBUTING.md');
  expect(mainRuleFile(findRuleFiles(repository))?.path).toBe('AGENTS.md');
});

test('where only a folder has rules, they are taken', async () => {
  const repository = await open({ 'packages/docs/CONTRIBUTING.md': rule, 'src/a.ts': 'export const a = 1;\n' });
  expect(mainRuleFile(findRuleFiles(repository))?.path).toBe('packages/docs/CONTRIBUTING.md');
});

test('the changelog of a small part is not that of the repository', async () => {
  const part = { 'docs-v3/CHANGELOG.md': '# 3.0\n' };
  const code = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`src/${name}.ts`, 'export {};\n']));
  expect(findChangelog(await open({ ...part, ...code }))).toBeNull();
  expect(findChangelog(await open({ ...code, 'src/CHANGELOG.md': '# 3.0\n' }))).toBe('src/CHANGELOG.md');
  expect(findChangelog(await open({ ...part, ...code, 'CHANGELOG.md': '# 4.0\n' }))).toBe('CHANGELOG.md');
});
