import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashBlob } from '../../src/repository/hash-blob.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { createTemporaryFolder, createTemporaryRepository, useRepository } from '../support/temporary-repository.ts';

function paths({ files }: Repository): readonly string[] {
  return files.map(({ path }) => path);
}

describe('what is opened', () => {
  it('lists tracked files with blob ids, and what HEAD is', async () => {
    const { root, git } = createTemporaryRepository({ 'src/b.ts': 'b\n', 'a.ts': 'a\n' });
    git('remote', 'add', 'origin', 'https://user:token@example.org:8443/acme/shop.git');
    const repository = await openRepository(root);
    expect(repository).toMatchObject({ root, scope: '', git: 'full', branch: 'main', name: 'shop' });
    expect(repository.commit).toBe(git('rev-parse', 'HEAD'));
    expect(repository.remote).toBe('https://example.org/acme/shop');
    expect(repository.files).toEqual([
      { path: 'a.ts', size: 2, blob: git('rev-parse', 'HEAD:a.ts'), skipped: null },
      { path: 'src/b.ts', size: 2, blob: git('rev-parse', 'HEAD:src/b.ts'), skipped: null },
    ]);
    expect(repository.dirty.size).toBe(0);
    expect(repository.notices).toEqual([]);
    expect(repository.hasFolder('src')).toBe(true);
    expect(repository.hasFolder('sr')).toBe(false);
    expect(repository.file('src')).toBeUndefined();
  });

  it('reads every form of the index as git does', async () => {
    const { root, git, write } = createTemporaryRepository({
      'a.ts': 'a\n',
      'lib/long-name-of-a-file.ts': 'b\n',
      'lib/long-name-of-another.ts': 'c\n',
      'lib/größe.ts': 'd\n',
      'kept/e.ts': 'e\n',
    });
    write({ 'lib/new.ts': 'n\n', 'a.ts': 'changed\n' });
    git('add', '--intent-to-add', 'lib/new.ts');
    const before = await openRepository(root);
    expect(paths(before)).toHaveLength(6);
    const forms = [
      ['update-index', '--index-version', '4'],
      ['update-index', '--index-version', '3'],
      ['update-index', '--split-index'],
      ['update-index', '--no-split-index'],
    ];
    for (const form of forms) {
      git(...form);
      const { files, dirty, notices } = await openRepository(root);
      expect({ files, dirty, notices }, form.join(' ')).toMatchObject({
        files: before.files,
        dirty: before.dirty,
        notices: before.notices,
      });
    }
  });

  it('leaves to git an index that names whole folders', async () => {
    const { root, git } = createTemporaryRepository({ 'a.ts': 'a\n', 'lib/b.ts': 'b\n', 'kept/c.ts': 'c\n' });
    git('sparse-checkout', 'set', '--cone', '--sparse-index', 'kept');
    const repository = await openRepository(root);
    expect(paths(repository)).toEqual(['a.ts', 'kept/c.ts']);
    expect(repository.notices).toEqual(['Left out by a sparse checkout: 1 file.']);
    expect(repository.dirty.size).toBe(0);
  });

  it('takes a subfolder as the scope of the whole repository', async () => {
    const { root } = createTemporaryRepository({ 'packages/api/index.ts': 'x\n', 'readme.md': 'y\n' });
    const repository = await openRepository(join(root, 'packages/api'));
    expect(repository).toMatchObject({ root, scope: 'packages/api' });
    expect(paths(repository)).toEqual(['packages/api/index.ts', 'readme.md']);
  });

  it('resolves a link to the repository', async () => {
    const { root } = createTemporaryRepository({ 'a.ts': 'a\n' });
    const link = join(createTemporaryFolder(), 'link');
    symlinkSync(root, link);
    expect((await openRepository(link)).root).toBe(root);
  });

  it('works before the first commit', async () => {
    const { root, write, git } = createTemporaryRepository();
    write({ 'staged.ts': 'a\n', 'loose.ts': 'b\n' });
    git('add', 'staged.ts');
    const repository = await openRepository(root);
    expect(repository).toMatchObject({ git: 'no-commits', commit: null, branch: 'main' });
    expect(paths(repository)).toEqual(['loose.ts', 'staged.ts']);
    expect([...repository.dirty].toSorted()).toEqual(['loose.ts', 'staged.ts']);
    expect(await repository.history()).toEqual([]);
    expect(repository.notices).toEqual([expect.stringContaining('no commit')]);
  });

  it('says that a shallow clone has a short history', async () => {
    const origin = createTemporaryRepository({ 'a.ts': 'a\n' });
    origin.commit('feat: second', { 'a.ts': 'b\n' });
    const root = join(createTemporaryFolder(), 'clone');
    origin.git('clone', '--quiet', '--depth=1', `file://${origin.root}`, root);
    const repository = await openRepository(root);
    expect(repository.git).toBe('shallow');
    expect(repository.notices).toEqual([expect.stringContaining('shallow')]);
    expect(await repository.history()).toHaveLength(1);
    expect(repository.remote).toBeNull();
  });

  it('opens a worktree as a repository of its own', async () => {
    const main = createTemporaryRepository({ 'a.ts': 'a\n' });
    const root = join(createTemporaryFolder(), 'tree');
    main.git('worktree', 'add', '--quiet', '-b', 'feature', root);
    useRepository(root).commit('feat: more', { 'b.ts': 'b\n' });
    const repository = await openRepository(root);
    expect(repository).toMatchObject({ root, branch: 'feature' });
    expect(paths(repository)).toEqual(['a.ts', 'b.ts']);
    expect(repository.dirty.size).toBe(0);
    expect(paths(await openRepository(main.root))).toEqual(['a.ts']);
  });

  it('opens a worktree of a bare repository', async () => {
    const origin = createTemporaryRepository({ 'a.ts': 'a\n' });
    const folder = createTemporaryFolder();
    origin.git('clone', '--quiet', '--bare', origin.root, join(folder, 'bare.git'));
    useRepository(join(folder, 'bare.git')).git('worktree', 'add', '--quiet', join(folder, 'tree'), 'main');
    const repository = await openRepository(join(folder, 'tree'));
    expect(repository).toMatchObject({ root: join(folder, 'tree'), git: 'full', branch: 'main' });
    expect(paths(repository)).toEqual(['a.ts']);
  });

  it('knows no branch where HEAD is on none', async () => {
    const { root, git } = createTemporaryRepository({ 'a.ts': 'a\n' });
    git('checkout', '--quiet', '--detach');
    expect(await openRepository(root)).toMatchObject({ branch: null, commit: git('rev-parse', 'HEAD') });
  });

  it('leaves submodules out with a notice, and opens one when pointed at it', async () => {
    const inner = createTemporaryRepository({ 'inner.ts': 'i\n' });
    const outer = createTemporaryRepository({ 'outer.ts': 'o\n' });
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'libs/inner');
    outer.commit('chore: add a submodule');
    const repository = await openRepository(outer.root);
    expect(paths(repository)).toEqual(['.gitmodules', 'outer.ts']);
    expect(repository.notices).toEqual(['Not looked into: 1 submodule.']);
    expect(repository.dirty.size).toBe(0);
    const own = await openRepository(join(outer.root, 'libs/inner'));
    expect(own.root).toBe(join(outer.root, 'libs/inner'));
    expect(paths(own)).toEqual(['inner.ts']);
  });

  it('opens a folder outside git, obeying its ignore files', async () => {
    const root = createTemporaryFolder({
      '.gitignore': '*.log\n/build/\n',
      'a.ts': 'a\n',
      'debug.log': 'x',
      'build/out.js': 'x',
      'node_modules/x/index.js': 'x',
      'src/.gitignore': '!keep.log\n',
      'src/keep.log': 'x',
      'src/build/kept.ts': 'x',
    });
    const repository = await openRepository(root);
    expect(repository).toMatchObject({ root, git: 'none', commit: null, branch: null, remote: null });
    expect(paths(repository)).toEqual(['.gitignore', 'a.ts', 'src/.gitignore', 'src/build/kept.ts', 'src/keep.log']);
    expect(repository.notices).toEqual([expect.stringContaining('Not a git repository')]);
    expect(await repository.hasCommit('HEAD')).toBe(false);
    expect(await repository.changedSince('HEAD')).toBeNull();
    expect(repository.read('a.ts')).toBe('a\n');
  });

  it('opens a repository without git on the machine', async () => {
    const { root } = createTemporaryRepository({ 'src/a.ts': 'a\n' });
    const repository = await openRepository(join(root, 'src'), { environment: { PATH: '' } });
    expect(repository).toMatchObject({ root, scope: 'src', git: 'none' });
    expect(repository.notices).toEqual([expect.stringContaining('Git is not installed')]);
    expect(paths(repository)).toEqual(['src/a.ts']);
  });

  it('says that a path does not exist or is a file', async () => {
    const root = createTemporaryFolder({ 'a.ts': 'a\n' });
    await expect(openRepository(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(openRepository(join(root, 'a.ts'))).rejects.toMatchObject({ code: 'repository' });
  });

  it('stops on a signal', async () => {
    const { root } = createTemporaryRepository({ 'a.ts': 'a\n' });
    const signal = AbortSignal.abort();
    await expect(openRepository(root, { signal })).rejects.toMatchObject({ code: 'aborted' });
  });

  it('reads a repository with SHA-256 object names', async () => {
    const root = createTemporaryFolder();
    const { git, commit, write } = useRepository(root);
    git('init', '--quiet', '--object-format=sha256');
    commit('feat: first', { 'a.ts': 'a\n' });
    write({ 'b.ts': 'b\n' });
    const repository = await openRepository(root);
    expect(repository.commit).toHaveLength(64);
    expect(repository.file('b.ts')?.blob).toBe(git('hash-object', 'b.ts'));
  });
});

describe('the working tree', () => {
  it('counts edited, staged, untracked and deleted files', async () => {
    const { root, write, git } = createTemporaryRepository({
      'a.ts': 'a\n',
      'b.ts': 'b\n',
      'c.ts': 'c\n',
      'd.ts': 'd\n',
    });
    write({
      '.gitignore': '*.tmp\n',
      'a.ts': 'edited\n',
      'b.ts': 'staged\n',
      'c.ts': null,
      'e.tmp': 'x',
      'new.ts': 'n\n',
    });
    git('add', 'b.ts');
    const repository = await openRepository(root);
    expect(paths(repository)).toEqual(['.gitignore', 'a.ts', 'b.ts', 'd.ts', 'new.ts']);
    expect([...repository.dirty].toSorted()).toEqual(['.gitignore', 'a.ts', 'b.ts', 'c.ts', 'new.ts']);
    expect(repository.read('a.ts')).toBe('edited\n');
    for (const path of ['a.ts', 'b.ts', 'new.ts']) expect(repository.file(path)?.blob).toBe(git('hash-object', path));
  });

  it('sees a change that keeps the size, and none where only the time changed', async () => {
    const { root, write, git } = createTemporaryRepository({ 'a.ts': 'aaaa\n', 'b.ts': 'bbbb\n' });
    write({ 'a.ts': 'AAAA\n' });
    const old = new Date('2020-01-01');
    utimesSync(join(root, 'b.ts'), old, old);
    const repository = await openRepository(root);
    expect([...repository.dirty]).toEqual(['a.ts']);
    expect(repository.file('b.ts')?.blob).toBe(git('rev-parse', 'HEAD:b.ts'));
  });

  it('keeps the blob id of a file whose line endings alone were converted', async () => {
    const { root, write, git } = createTemporaryRepository({ 'a.txt': 'one\ntwo\n' });
    write({ 'a.txt': 'one\r\ntwo\r\n' });
    const repository = await openRepository(root);
    expect(repository.dirty.size).toBe(0);
    expect(repository.file('a.txt')?.blob).toBe(git('rev-parse', 'HEAD:a.txt'));
    expect(repository.lines('a.txt')).toEqual(['one', 'two']);
  });

  it('lists a file once in the middle of a merge', async () => {
    const { root, git, commit } = createTemporaryRepository({ 'a.ts': 'base\n' });
    git('checkout', '--quiet', '-b', 'other');
    commit('feat: theirs', { 'a.ts': 'theirs\n' });
    git('checkout', '--quiet', 'main');
    commit('feat: ours', { 'a.ts': 'ours\n' });
    expect(() => git('merge', 'other')).toThrow('git merge');
    const repository = await openRepository(root);
    expect(paths(repository)).toEqual(['a.ts']);
    expect([...repository.dirty]).toEqual(['a.ts']);
    expect(repository.file('a.ts')?.blob).toBe(git('hash-object', 'a.ts'));
  });

  it('says what a sparse checkout leaves out, and does not call it deleted', async () => {
    const { root, git } = createTemporaryRepository({ 'here/a.ts': 'a\n', 'there/b.ts': 'b\n' });
    git('sparse-checkout', 'set', 'here');
    const repository = await openRepository(root);
    expect(paths(repository)).toEqual(['here/a.ts']);
    expect(repository.dirty.size).toBe(0);
    expect(repository.notices).toEqual(['Left out by a sparse checkout: 1 file.']);
    expect(await repository.changedSince('HEAD')).toEqual([]);
  });

  it('does not look into a repository that lies untracked inside', async () => {
    const { root } = createTemporaryRepository({ 'a.ts': 'a\n' });
    mkdirSync(join(root, 'inner'));
    useRepository(join(root, 'inner')).git('init', '--quiet');
    useRepository(join(root, 'inner')).commit('feat: inner', { 'x.ts': 'x\n' });
    const repository = await openRepository(root);
    expect(paths(repository)).toEqual(['a.ts']);
    expect(repository.notices).toEqual(['Not looked into: 1 nested repository.']);
  });

  it('lists twenty thousand files', async () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `folder-${at % 100}/file-${at}.ts`);
    const { root, write } = createTemporaryRepository(Object.fromEntries(names.map((name) => [name, 'x\n'])));
    write({ 'folder-7/file-7.ts': 'edited\n' });
    const repository = await openRepository(root);
    expect(repository.files).toHaveLength(20_000);
    expect([...repository.dirty]).toEqual(['folder-7/file-7.ts']);
    expect(repository.file('folder-99/file-19999.ts')?.blob).toBe(hashBlob(Buffer.from('x\n'), 'sha1'));
  });
});

describe('names', () => {
  const strange = [
    'with space.ts',
    'quo"te\'s.ts',
    'new\nline.ts',
    'tab\t.ts',
    'ünï/日本.ts',
    '-dash.ts',
    ':(top)x.ts',
    '[a]*.ts',
  ];

  it('reads files with any UTF-8 name, tracked or not', async () => {
    const tracked = createTemporaryRepository(Object.fromEntries(strange.map((name) => [name, `${name}\n`])));
    const untracked = createTemporaryRepository({ 'a.ts': 'a\n' });
    untracked.write(Object.fromEntries(strange.map((name) => [name, `${name}\n`])));
    for (const { root } of [tracked, untracked]) {
      const repository = await openRepository(root);
      expect(paths(repository)).toEqual(expect.arrayContaining(strange));
      for (const name of strange) expect(repository.read(name)).toBe(`${name}\n`);
    }
    const repository = await openRepository(tracked.root);
    expect((await repository.history())[0]?.files.map(({ path }) => path).toSorted()).toEqual(strange.toSorted());
    for (const name of strange) expect(await repository.readAt('HEAD', name)).toBe(`${name}\n`);
  });

  it('counts and leaves out names that are not UTF-8', async () => {
    const { root, commit } = createTemporaryRepository({ 'a.ts': 'a\n' });
    writeFileSync(Buffer.concat([Buffer.from(`${root}/latin-`), Buffer.from([0xe9]), Buffer.from('.ts')]), 'x');
    const before = await openRepository(root);
    expect(paths(before)).toEqual(['a.ts']);
    expect(before.notices).toEqual(['Left out because the name is not UTF-8: 1 file.']);
    commit('feat: a foreign name');
    const after = await openRepository(root);
    expect(paths(after)).toEqual(['a.ts']);
    expect(after.notices).toEqual(['Left out because the name is not UTF-8: 1 file.']);
    expect((await after.history())[0]?.files).toEqual([]);
  });

  it('takes the name from the root manifest first', async () => {
    const manifests = [
      ['package.json', '{ "name": "@acme/web" }', '@acme/web'],
      ['pyproject.toml', '[project]\nname = "acme"\n', 'acme'],
      ['Cargo.toml', '[package]\nname = "acme-rs"\n', 'acme-rs'],
      ['go.mod', 'module example.org/acme/tool/v2\n\ngo 1.22\n', 'tool'],
      ['package.json', '{ broken', 'fallback'],
    ] as const;
    for (const [path, content, name] of manifests) {
      const { root, git } = createTemporaryRepository({ [path]: content });
      git('remote', 'add', 'origin', 'git@example.org:acme/fallback.git');
      expect((await openRepository(root)).name).toBe(name);
    }
  });
});

describe('links', () => {
  it('lists a link and reads none, wherever it leads', async () => {
    const outside = createTemporaryFolder({ 'secret.txt': 'outside\n' });
    const { root, write, git, commit } = createTemporaryRepository({ 'a.ts': 'a\n' });
    symlinkSync(join(outside, 'secret.txt'), join(root, 'out.txt'));
    symlinkSync('a.ts', join(root, 'in.ts'));
    symlinkSync('nowhere', join(root, 'broken.ts'));
    commit('feat: links');
    symlinkSync(outside, join(root, 'untracked'));
    write({});
    const repository = await openRepository(root);
    expect(repository.files.filter(({ skipped }) => skipped === 'symlink').map(({ path }) => path)).toEqual([
      'broken.ts',
      'in.ts',
      'out.txt',
      'untracked',
    ]);
    expect(paths(repository).filter((path) => repository.read(path) !== null)).toEqual(['a.ts']);
    expect(repository.readManifest('out.txt')).toBeNull();
    expect(repository.file('out.txt')?.blob).toBe(git('rev-parse', 'HEAD:out.txt'));
    expect(await repository.readAt('HEAD', 'out.txt')).toBeNull();
  });

  it('does not reach through a folder that became a link', async () => {
    const outside = createTemporaryFolder({ 'a.ts': 'outside\n' });
    const { root } = createTemporaryRepository({ 'src/a.ts': 'inside\n', 'b.ts': 'b\n' });
    const opened = await openRepository(root);
    renameSync(join(root, 'src'), join(createTemporaryFolder(), 'src'));
    symlinkSync(outside, join(root, 'src'));
    expect(opened.read('src/a.ts')).toBeNull();
    expect(opened.file('src/a.ts')?.skipped).toBe('symlink');
    const again = await openRepository(root);
    expect(paths(again)).toEqual(['b.ts', 'src']);
    expect(again.read('src/a.ts')).toBeNull();
  });

  it('hands out nothing for a path that is not listed', async () => {
    const folder = createTemporaryFolder({ 'outside.txt': 'outside', 'inside/src/a.ts': 'a\n' });
    const root = join(folder, 'inside');
    useRepository(root).git('init', '--quiet');
    useRepository(root).commit('feat: first');
    const repository = await openRepository(root);
    const tried = [
      '../outside.txt',
      '/etc/passwd',
      'src/../src/a.ts',
      'src/a.ts\0',
      './src/a.ts',
      'src',
      '.git/config',
      '',
    ];
    for (const path of tried) {
      expect(repository.read(path)).toBeNull();
      expect(repository.lines(path)).toBeNull();
      expect(repository.readManifest(path)).toBeNull();
      expect(await repository.readAt('HEAD', path)).toBeNull();
    }
  });
});

describe('large trees', () => {
  it('never reads a file of 200 MB', async () => {
    const { root, write, git } = createTemporaryRepository({ 'a.ts': 'a\n' });
    write({ 'huge.ts': '', 'huge.json': '' });
    for (const name of ['huge.ts', 'huge.json']) truncateSync(join(root, name), 200 * 1024 * 1024);
    const repository = await openRepository(root);
    expect(repository.file('huge.ts')).toEqual({ path: 'huge.ts', size: 209_715_200, blob: null, skipped: 'large' });
    expect(repository.read('huge.ts')).toBeNull();
    expect(repository.readManifest('huge.json')).toBeNull();
    expect(git('status', '--porcelain')).toContain('huge.ts');
  });

  it('leaves no lock or other trace in the repository', async () => {
    const { root, git } = createTemporaryRepository({ 'a.ts': 'a\n' });
    const touched = () =>
      execFileSync('find', [join(root, '.git'), '-newer', join(root, 'marker')], { encoding: 'utf8' });
    writeFileSync(join(root, 'marker'), '');
    const repository = await openRepository(root);
    await repository.history();
    await repository.changedSince('HEAD');
    expect(touched()).toBe('');
    expect(git('status', '--porcelain')).toBe('?? marker');
  });
});
