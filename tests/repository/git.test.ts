import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openGit, readGit } from '../../src/repository/git.ts';
import { createTemporaryFolder, createTemporaryRepository } from '../support/temporary-repository.ts';

describe('the door to git', () => {
  it('answers with what git printed and how it ended', async () => {
    const git = openGit(createTemporaryRepository({ 'a.ts': 'a\n' }).root);
    expect(await git(['ls-files', '-z'])).toMatchObject({ code: 0, output: Buffer.from('a.ts\0') });
    expect(await git(['rev-parse', '--verify', 'mian'])).toMatchObject({
      code: 128,
      complaint: expect.stringContaining('fatal'),
    });
  });

  it('hands over input', async () => {
    const git = openGit(createTemporaryRepository({ '.gitattributes': '*.ts x=y\n' }).root);
    const { output } = await git(['check-attr', '-z', '--stdin', 'x'], { input: Buffer.from('a.ts\0') });
    expect(output.toString()).toBe('a.ts\0x\0y\0');
  });

  it('throws git’s own words where no failure is expected', async () => {
    const git = openGit(createTemporaryFolder());
    await expect(readGit(git, ['ls-files'])).rejects.toMatchObject({
      code: 'repository',
      message: expect.stringMatching(/`git ls-files`.*not a git repository/),
    });
  });

  it('stops a process that prints too much, takes too long, or is no longer wanted', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`file-${at}.ts`, 'x\n']));
    const { root } = createTemporaryRepository(files);
    await expect(openGit(root)(['ls-files'], { limit: 100 })).rejects.toMatchObject({
      message: expect.stringContaining('at most 100 bytes'),
    });
    execFileSync('mkfifo', [join(root, 'pipe')]); // Nobody ever writes to it, so git waits.
    await expect(openGit(root)(['hash-object', 'pipe'], { timeout: 50 })).rejects.toMatchObject({
      message: expect.stringContaining('within 50 ms'),
    });
    const signal = AbortSignal.abort();
    await expect(openGit(root, { signal })(['ls-files'])).rejects.toMatchObject({ code: 'aborted' });
  });

  it('says that there is no git program', () => {
    expect(() => openGit(createTemporaryFolder(), { environment: { PATH: '' } })).toThrow('Expected a git program');
  });
});
