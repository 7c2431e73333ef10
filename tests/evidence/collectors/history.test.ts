import { expect, test } from 'vitest';
import { collectHistory } from '../../../src/evidence/collectors/history.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryFolder, createTemporaryRepository } from '../../support/temporary-repository.ts';

test('finds the commits that resemble the request, additions first and routine last', async () => {
  const repository = createTemporaryRepository({ 'src/app.ts': '1' });
  repository.commit('feat(middleware): add request id middleware (#12)', { 'src/middleware/request-id.ts': '1' });
  repository.commit('docs: describe the rate limit', { 'README.md': '1' });
  repository.commit('fix: close the socket', { 'src/app.ts': '2' });
  repository.commit('chore(deps): bump middleware from 1 to 2', { 'package.json': '{}' });
  const { similar, read } = await collect(repository.root, collectHistory, 'Add a rate limit middleware');
  expect(read).toBe(5);
  expect(similar.map(({ commit }) => commit.subject)).toEqual([
    'feat(middleware): add request id middleware (#12)',
    'docs: describe the rate limit',
  ]);
  expect(similar[0]).toMatchObject({ addedFiles: true, sharedTerms: ['middleware'] });
});

test('says who changed a file and what changed with it', async () => {
  const repository = createTemporaryRepository({ 'a.ts': '0', 'b.ts': '0', 'c.ts': '0' });
  for (const step of [1, 2, 3]) repository.commit(`step ${step}`, { 'a.ts': `${step}`, 'b.ts': `${step}` });
  repository.commit('alone', { 'a.ts': 'x', 'c.ts': 'x' });
  const history = await collect(repository.root, collectHistory, 'Anything');
  expect(history.changedWith('a.ts')).toEqual([{ path: 'b.ts', times: 4, of: 5 }]);
  expect(history.commitsOf('a.ts')).toBe(5);
  expect(history.commitsOf('nowhere.ts')).toBe(0);
  expect(history.authorsOf('c.ts')).toEqual([{ name: 'Ada Test', commits: 2 }]);
});

test.each([
  [['feat: a', 'fix(core): b', 'docs!: c'], 'conventional commits'],
  [['Fixed #1 -- a', 'Refs #2 -- b', 'Fixed #3 -- c'], 'issue first (`Fixed #123 -- …`)'],
  [['make it work', 'oh no', 'Again'], null],
])('names the form that most subjects have: %s', async (subjects, convention) => {
  const repository = createTemporaryRepository();
  for (let turn = 0; turn < 4; turn += 1) for (const subject of subjects) repository.commit(subject);
  const history = await collect(repository.root, collectHistory, 'Anything');
  expect(history.convention).toBe(convention);
});

test('has no history outside git', async () => {
  const history = await collect(createTemporaryFolder({ 'a.ts': '' }), collectHistory, 'Anything');
  expect(history).toMatchObject({ similar: [], read: 0, convention: null });
  expect(history.commitsOf('a.ts')).toBeNull();
});
