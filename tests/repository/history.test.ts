import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/repository/open-repository.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

describe('history', () => {
  it('gives the commits newest first with what each touched', async () => {
    const { root, commit } = createTemporaryRepository({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
    const second = commit('feat(api): add c\n\nA body.', { 'a.ts': 'A\n', 'b.ts': null, 'src/c.ts': 'c\n' });
    renameSync(join(root, 'src/c.ts'), join(root, 'src/d.ts'));
    commit('refactor: rename');
    commit('chore: nothing');
    const history = await (await openRepository(root)).history();
    expect(history.map(({ subject }) => subject)).toEqual([
      'chore: nothing',
      'refactor: rename',
      'feat(api): add c',
      'chore: start',
    ]);
    expect(history[2]).toEqual({
      hash: second,
      subject: 'feat(api): add c',
      date: expect.stringMatching(/^2026-01-01T00:\d\d:00(?:Z|\+00:00)$/),
      author: 'Ada Test',
      files: [
        { path: 'a.ts', status: 'M' },
        { path: 'b.ts', status: 'D' },
        { path: 'src/c.ts', status: 'A' },
      ],
    });
    expect(history[1]?.files).toEqual([{ path: 'src/d.ts', status: 'R' }]);
    expect(history[0]?.files).toEqual([]);
  });

  it('asks for renames and not for copies, whatever the configuration says', async () => {
    const { root, git, commit } = createTemporaryRepository({ 'a.ts': 'a\n'.repeat(50) });
    git('config', 'diff.renames', 'copies');
    commit('feat: copy', { 'a.ts': 'b\n', 'copy.ts': 'a\n'.repeat(50) });
    const [newest] = await (await openRepository(root)).history();
    expect(newest?.files).toEqual([
      { path: 'a.ts', status: 'M' },
      { path: 'copy.ts', status: 'A' },
    ]);
  });

  it('leaves merges out and keeps what they bring', async () => {
    const { root, git, commit } = createTemporaryRepository({ 'a.ts': 'a\n' });
    git('checkout', '--quiet', '-b', 'side');
    commit('feat: side', { 'side.ts': 's\n' });
    git('checkout', '--quiet', 'main');
    commit('feat: ahead', { 'main.ts': 'm\n' });
    git('merge', '--quiet', '--no-edit', 'side');
    const history = await (await openRepository(root)).history();
    expect(history.map(({ subject }) => subject).toSorted()).toEqual(['chore: start', 'feat: ahead', 'feat: side']);
  });

  it('stops at the limit, and asks again for a longer one', async () => {
    const { root, commit } = createTemporaryRepository({ 'a.ts': 'a\n' });
    for (let at = 0; at < 5; at++) commit(`feat: ${at}`);
    const repository = await openRepository(root);
    expect(await repository.history(2)).toHaveLength(2);
    expect(await repository.history(4)).toHaveLength(4);
    expect((await repository.history(1)).map(({ subject }) => subject)).toEqual(['feat: 4']);
    expect(await repository.history()).toHaveLength(6);
  });

  it('reads subjects that look like its own form', async () => {
    const { root, commit } = createTemporaryRepository({ A: 'a\n' });
    commit('M', { A: 'b\n', M: 'm\n' });
    commit('R100', { A: 'c\n' });
    const history = await (await openRepository(root)).history();
    expect(history.map(({ subject, files }) => [subject, files.map(({ path }) => path)])).toEqual([
      ['R100', ['A']],
      ['M', ['A', 'M']],
      ['chore: start', ['A']],
    ]);
  });
});

describe('revisions', () => {
  it('tells what differs from a commit, the working tree counted', async () => {
    const { root, git, commit, write } = createTemporaryRepository({
      'a.ts': 'a\n',
      'b.ts': 'b\n',
      'c.ts': 'c\n',
      'same.ts': 's\n',
    });
    git('tag', 'base');
    commit('feat: second', { 'a.ts': 'A\n', 'b.ts': null, 'd.ts': 'd\n', 'c.ts': 'C\n' });
    write({ 'c.ts': 'c\n', 'e.ts': 'e\n' });
    const repository = await openRepository(root);
    expect(await repository.changedSince('base')).toEqual([
      { path: 'a.ts', status: 'M' },
      { path: 'b.ts', status: 'D' },
      { path: 'd.ts', status: 'A' },
      { path: 'e.ts', status: 'A' },
    ]);
    expect(await repository.changedSince('HEAD')).toEqual([
      { path: 'c.ts', status: 'M' },
      { path: 'e.ts', status: 'A' },
    ]);
    expect(await repository.changedSince('mian')).toBeNull();
  });

  it('tells the same of HEAD whether it is asked by its id or by its name', async () => {
    const { root, git, write } = createTemporaryRepository({ 'a.ts': 'a\n', 'b.ts': 'b\n', 'c/d.ts': 'd\n' });
    write({ 'b.ts': 'B\n', 'c/d.ts': null, 'c/e.ts': 'e\n', 'B.ts': 'x\n' });
    const told = async () => {
      const repository = await openRepository(root);
      const byId = await repository.changedSince(repository.commit ?? '');
      expect(byId).toEqual(await repository.changedSince('HEAD'));
      return byId?.map(({ path, status }) => `${status} ${path}`);
    };
    expect(await told()).toEqual(['A B.ts', 'M b.ts', 'D c/d.ts', 'A c/e.ts']);
    git('add', 'c');
    expect(await told()).toEqual(['A B.ts', 'M b.ts', 'D c/d.ts', 'A c/e.ts']);
    git('rm', '--quiet', '--cached', 'a.ts');
    expect(await told()).toEqual(['A B.ts', 'M b.ts', 'D c/d.ts', 'A c/e.ts']);
  });

  it('reads a file as it stood', async () => {
    const { root, commit } = createTemporaryRepository({
      'src/a.ts': 'one\r\n',
      'logo.bin': Buffer.from([0, 1]),
      'big.ts': 'x'.repeat(2 ** 20 + 1),
    });
    const first = (await openRepository(root)).commit ?? '';
    commit('feat: second', { 'src/a.ts': 'two\n', 'logo.bin': null, 'big.ts': null });
    const repository = await openRepository(root);
    expect(await repository.readAt(first, 'src/a.ts')).toBe('one\r\n');
    expect(await repository.readAt('HEAD', 'src/a.ts')).toBe('two\n');
    expect(await repository.readAt(first.slice(0, 10), 'src/a.ts')).toBe('one\r\n');
    for (const path of ['logo.bin', 'big.ts', 'src', 'nowhere'])
      expect(await repository.readAt(first, path)).toBeNull();
    expect(await repository.readAt('mian', 'src/a.ts')).toBeNull();
  });

  it('reads many files as they once stood at once, by commit and by blob', async () => {
    const { root, git, commit } = createTemporaryRepository({
      'src/a.ts': 'one\r\n',
      'src/b c.ts': 'b\n',
      'logo.bin': Buffer.from([0, 1]),
      '.env': 'TOKEN=1\n',
    });
    const first = git('rev-parse', 'HEAD');
    const blob = (path: string) => git('rev-parse', `HEAD:${path}`).slice(0, 12);
    const blobs = { a: blob('src/a.ts'), env: blob('.env') };
    commit('feat: second', { 'src/a.ts': 'two\n', 'src/b c.ts': null, 'logo.bin': null });
    const repository = await openRepository(root);
    const texts = await repository.readTexts([
      { path: 'src/b c.ts', revision: first },
      { path: 'src/a.ts', blob: blobs.a },
      { path: 'src/a.ts', revision: 'HEAD' },
      { path: 'logo.bin', revision: first },
      { path: '.env', blob: blobs.env },
      { path: 'nowhere', revision: first },
      { path: 'src', revision: first },
      { path: 'src/a.ts', revision: '--help' },
      { path: 'src/a.ts\nHEAD:src/a.ts', revision: first },
      { path: 'src/a.ts', blob: 'HEAD:.env' },
      { path: 'src/a.ts', blob: '0123456789ab' },
    ]);
    expect(texts).toEqual(['b\n', 'one\r\n', 'two\n', null, null, null, null, null, null, null, null]);
    expect(await repository.readTexts([])).toEqual([]);
  });

  it('knows commits by id, branch and tag', async () => {
    const { root, git } = createTemporaryRepository({ 'a.ts': 'a\n' });
    git('tag', '--annotate', '--message=x', 'v1');
    const repository = await openRepository(root);
    for (const revision of ['HEAD', 'main', 'v1', git('rev-parse', 'HEAD'), git('rev-parse', '--short', 'HEAD')])
      expect(await repository.hasCommit(revision)).toBe(true);
    for (const revision of ['HEAD~1', 'mian', 'f'.repeat(40), 'HEAD:a.ts'])
      expect(await repository.hasCommit(revision)).toBe(false);
  });
});
