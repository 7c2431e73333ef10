import { chmodSync, chownSync, existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/repository/open-repository.ts';
import {
  createTemporaryFolder,
  createTemporaryRepository,
  useRepository,
  type TemporaryRepository,
} from '../support/temporary-repository.ts';

/** Does all that the product does with a repository. */
async function useEverything(root: string, environment: Record<string, string | undefined> = process.env) {
  const repository = await openRepository(root, { environment });
  for (const { path } of repository.files) {
    repository.read(path);
    repository.lines(path);
    repository.readManifest(path);
    await repository.symbols(path);
    await repository.readAt('HEAD', path);
  }
  repository.index();
  await repository.history();
  await repository.hasCommit('HEAD~1');
  await repository.changedSince('HEAD~1');
  return repository;
}

/** A folder outside the repository in which each program that was tricked into running leaves a file. */
function createTraps() {
  const folder = createTemporaryFolder();
  return {
    /** A shell command that leaves a file with this name. */
    command: (name: string) => `touch '${join(folder, name)}' #`,
    /** Writes the same as a program, and returns its path. */
    program(path: string, name: string) {
      writeFileSync(path, `#!/bin/sh\ntouch '${join(folder, name)}'\n`);
      chmodSync(path, 0o755);
      return path;
    },
    sprung: () => readdirSync(folder),
  };
}

/** Makes git doubt every index entry, so that it would compare contents. */
function touchAll({ root, git }: TemporaryRepository) {
  const date = new Date('2020-01-01');
  for (const path of git('ls-files').split('\n')) utimesSync(join(root, path), date, date);
}

describe('a hostile repository', () => {
  it('runs no program that its configuration, attributes or hooks name', async () => {
    const traps = createTraps();
    const hostile = createTemporaryRepository({
      '.gitattributes': '* filter=evil=x diff=evil merge=evil ident linguist-generated=false\n*.txt filter=spawn\n',
      'a.ts': 'export const a = 1;\n',
      'b.txt': 'b\n',
    });
    hostile.commit('feat: second', { 'a.ts': 'export const a = 2;\n' });
    touchAll(hostile);
    const settings: Record<string, string> = {
      'alias.log': `!${traps.command('alias-log')}`,
      'alias.ls-files': `!${traps.command('alias-ls-files')}`,
      'core.alternateRefsCommand': traps.command('alternate-refs'),
      'core.askPass': traps.program(join(hostile.root, '.git/ask'), 'ask-pass'),
      'core.editor': traps.command('editor'),
      'core.fsmonitor': traps.program(join(hostile.root, '.git/monitor'), 'fsmonitor'),
      'core.gitProxy': traps.program(join(hostile.root, '.git/proxy'), 'proxy'),
      'core.hooksPath': join(hostile.root, '.git/evil-hooks'),
      'core.pager': traps.command('pager'),
      'core.sshCommand': traps.command('ssh'),
      'credential.helper': `!${traps.command('credential')}`,
      'diff.evil.command': traps.command('diff-command'),
      'diff.evil.textconv': traps.command('textconv'),
      'diff.external': traps.command('diff-external'),
      'diff.orderFile': '/nowhere',
      'filter.evil=x.clean': traps.command('clean'),
      'filter.evil=x.required': 'true',
      'filter.evil=x.smudge': traps.command('smudge'),
      'filter.spawn.process': traps.command('process'),
      'filter.spawn.required': 'true',
      'gpg.program': traps.program(join(hostile.root, '.git/gpg'), 'gpg'),
      'gpg.ssh.program': traps.program(join(hostile.root, '.git/ssh-keygen'), 'gpg-ssh'),
      'gpg.x509.program': traps.program(join(hostile.root, '.git/gpgsm'), 'gpg-x509'),
      'interactive.diffFilter': traps.command('diff-filter'),
      'log.showSignature': 'true',
      'merge.evil.driver': traps.command('merge-driver'),
      'pager.log': traps.command('pager-log'),
      'pager.ls-files': traps.command('pager-ls-files'),
      'sequence.editor': traps.command('sequence-editor'),
      'submodule.recurse': 'true',
      'uploadpack.packObjectsHook': traps.command('pack-objects'),
    };
    for (const [key, value] of Object.entries(settings)) hostile.git('config', key, value);
    writeFileSync(join(hostile.root, '.git/more'), `[core]\n\tfsmonitor = ${join(hostile.root, '.git/monitor')}\n`);
    hostile.git('config', 'include.path', 'more');
    useRepository(join(hostile.root, '.git')).write({ 'evil-hooks/x': '', 'info/attributes': '*.ts filter=spawn\n' });
    for (const hook of [
      'post-index-change',
      'reference-transaction',
      'pre-auto-gc',
      'fsmonitor-watchman',
      'post-checkout',
    ]) {
      traps.program(join(hostile.root, '.git/hooks', hook), `hook-${hook}`);
      traps.program(join(hostile.root, '.git/evil-hooks', hook), `evil-hook-${hook}`);
    }
    hostile.write({ 'a.ts': 'export const a = 3;\n', 'new.txt': 'n\n' });

    const repository = await useEverything(hostile.root);
    expect(repository.files.map(({ path }) => path)).toEqual(['.gitattributes', 'a.ts', 'b.txt', 'new.txt']);
    expect([...repository.dirty].toSorted()).toEqual(['a.ts', 'new.txt']);
    expect(await repository.history()).toHaveLength(2);
    expect(traps.sprung()).toEqual([]);
    expect(() => hostile.git('status')).toThrow('git status'); // The traps are real: plain git falls into them.
    expect(traps.sprung()).toEqual(expect.arrayContaining(['fsmonitor', 'process']));
  });

  it('checks no signature', async () => {
    const traps = createTraps();
    const { root, git } = createTemporaryRepository({ 'a.ts': 'a\n' });
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----';
    const [fields = '', ...message] = git('cat-file', 'commit', 'HEAD').split('\n\n');
    const file = join(
      createTemporaryFolder({ commit: `${fields}\n${signature}\n\n${message.join('\n\n')}\n` }),
      'commit',
    );
    git('update-ref', 'refs/heads/main', git('hash-object', '-t', 'commit', '-w', file));
    git('config', 'log.showSignature', 'true');
    git('config', 'gpg.program', traps.program(join(root, '.git/gpg'), 'gpg'));
    expect(await (await useEverything(root)).history()).toHaveLength(1);
    expect(traps.sprung()).toEqual([]);
    git('log');
    expect(traps.sprung()).toEqual(['gpg']);
  });

  it('fetches nothing that a partial clone lacks', async () => {
    const traps = createTraps();
    const { root, git, commit } = createTemporaryRepository({ 'src/a.ts': 'a\n' });
    commit('feat: second', { 'src/a.ts': 'b\n' });
    for (const id of git('rev-parse', 'HEAD~1^{tree}', 'HEAD~1:src', 'HEAD~1:src/a.ts').split('\n')) {
      useRepository(root).write({ [`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`]: null });
    }
    git('config', 'core.repositoryFormatVersion', '1');
    git('config', 'extensions.partialClone', 'origin');
    git('config', 'protocol.ext.allow', 'always');
    git('config', 'protocol.file.allow', 'always');
    git('config', 'remote.origin.url', `ext::sh -c ${traps.command('ext').replaceAll(' ', '% ')}`);
    git('config', 'remote.origin.promisor', 'true');
    git('config', 'remote.origin.uploadpack', traps.command('upload-pack'));
    const repository = await useEverything(root);
    expect((await repository.history()).map(({ subject }) => subject)).toEqual(['feat: second', 'chore: start']);
    expect(await repository.readAt('HEAD~1', 'src/a.ts')).toBeNull();
    expect(traps.sprung()).toEqual([]);
    expect(() => git('show', 'HEAD~1:src/a.ts')).toThrow('git show');
    expect(traps.sprung()).toEqual(['ext']);
  });

  it('hands out no files of another folder that its configuration calls the top level', async () => {
    const outer = createTemporaryFolder({ 'private.txt': 'private\n', 'inner/a.ts': 'a\n' });
    const root = join(outer, 'inner');
    const { git } = useRepository(root);
    git('init', '--quiet');
    git('config', 'core.worktree', outer);
    git('add', join(outer, 'private.txt'));
    const repository = await openRepository(root);
    expect(repository).toMatchObject({ root, git: 'none' });
    expect(repository.files.map(({ path }) => path)).toEqual(['a.ts']);
  });

  it('obeys no bare repository that is checked in as a folder', async () => {
    const traps = createTraps();
    const { root, git } = createTemporaryRepository({ 'a.ts': 'a\n', 'fixture/readme.md': 'x\n' });
    git('init', '--quiet', '--bare', 'fixture');
    useRepository(join(root, 'fixture')).git(
      'config',
      'core.fsmonitor',
      traps.program(join(root, 'monitor'), 'monitor'),
    );
    const repository = await useEverything(join(root, 'fixture'));
    expect(repository).toMatchObject({ root, scope: 'fixture', git: 'full' });
    expect(traps.sprung()).toEqual([]);
  });

  it('runs no git program that lies in the repository', async () => {
    const traps = createTraps();
    const { root } = createTemporaryRepository({ 'a.ts': 'a\n' });
    traps.program(join(root, 'git'), 'git');
    const repository = await useEverything(root, { ...process.env, PATH: `.::${process.env['PATH']}` });
    expect(repository.git).toBe('full');
    expect(traps.sprung()).toEqual([]);
  });

  it('follows no variable of the caller that points git elsewhere', async () => {
    const traps = createTraps();
    const other = createTemporaryRepository({ 'other.ts': 'o\n' });
    const { root } = createTemporaryRepository({ 'a.ts': 'a\n' });
    const trace = join(createTemporaryFolder(), 'trace');
    const repository = await useEverything(root, {
      ...process.env,
      GIT_DIR: join(other.root, '.git'),
      GIT_WORK_TREE: other.root,
      GIT_INDEX_FILE: join(other.root, '.git/index'),
      GIT_EXTERNAL_DIFF: traps.command('external'),
      GIT_PAGER: traps.command('pager'),
      GIT_TRACE: trace,
      GIT_LITERAL_PATHSPECS: '0',
    });
    expect(repository.files.map(({ path }) => path)).toEqual(['a.ts']);
    expect(traps.sprung()).toEqual([]);
    expect(existsSync(trace)).toBe(false);
  });

  it('takes no option for a revision', async () => {
    const { root } = createTemporaryRepository({ 'a.ts': 'a\n' });
    const repository = await openRepository(root);
    const target = join(createTemporaryFolder(), 'written');
    for (const revision of [`--output=${target}`, '-p', '--all', '', 'HEAD\0', 'HEAD --', 'HEAD..HEAD']) {
      expect(await repository.hasCommit(revision)).toBe(false);
      expect(await repository.changedSince(revision)).toBeNull();
      expect(await repository.readAt(revision, 'a.ts')).toBeNull();
    }
    expect(existsSync(target)).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)('says what to do about a repository that belongs to somebody else', async () => {
    const { root } = createTemporaryRepository({ 'a.ts': 'a\n' });
    chownSync(root, 12_345, 12_345);
    const environment = { ...process.env, GIT_CONFIG_GLOBAL: join(createTemporaryFolder(), 'config') };
    await expect(openRepository(root, { environment })).rejects.toMatchObject({
      code: 'repository',
      hint: expect.stringContaining(`safe.directory '${root}'`),
    });
    writeFileSync(environment.GIT_CONFIG_GLOBAL, `[safe]\n\tdirectory = ${root}\n`);
    expect((await openRepository(root, { environment })).git).toBe('full');
  });

  it('says what git said about a configuration that it cannot read', async () => {
    const { root } = createTemporaryRepository({ 'a.ts': 'a\n' });
    writeFileSync(join(root, '.git/config'), '[core\n');
    await expect(openRepository(root)).rejects.toMatchObject({
      code: 'repository',
      message: expect.stringContaining('bad config line 1'),
    });
  });
});
