import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** Content by path from the root; null deletes. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A real git repository in a temporary folder, removed when the test file is done. */
export interface TemporaryRepository {
  /** Absolute real path of the working tree. */
  readonly root: string;
  /** Writes into the working tree only. */
  write(files: Files): void;
  /** Writes, stages everything and commits; returns the commit id. */
  commit(message: string, files?: Files): string;
  /** Runs git in the root and returns what it printed, without the last line end. Throws when git fails. */
  git(...args: string[]): string;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Creates a repository on branch `main` whose first commit holds `files`; no commit is made when there are none. */
export function createTemporaryRepository(files: Files = {}): TemporaryRepository {
  const root = createTemporaryFolder();
  runGit(root, ['init', '--quiet', '--initial-branch=main']);
  const repository = useRepository(root);
  if (Object.keys(files).length > 0) repository.commit('chore: start', files);
  return repository;
}

/** The same helpers for a repository that exists already, such as a clone or a worktree. */
export function useRepository(root: string): TemporaryRepository {
  // Each commit is one minute after the one before, so that ids and order are the same in every run.
  let minutes = 0;
  const nextDate = (): Record<string, string> => {
    const date = new Date(Date.UTC(2026, 0, 1, 0, minutes++)).toISOString();
    return { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  };
  return {
    root,
    write: (files) => writeFiles(root, files),
    commit: (message, files = {}) => {
      writeFiles(root, files);
      runGit(root, ['add', '--all']);
      runGit(root, ['commit', '--quiet', '--allow-empty', '--message', message], nextDate());
      return runGit(root, ['rev-parse', 'HEAD']);
    },
    git: (...args) => runGit(root, args),
  };
}

/** Creates an empty folder outside git, removed when the test file is done; returns its real path. */
export function createTemporaryFolder(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'groundplan-test-')));
  folders.push(folder);
  writeFiles(folder, files);
  return folder;
}

/** Writes files below a folder and makes the folders in between; null deletes. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    if (content === null) rmSync(target, { recursive: true, force: true });
    else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  }
}

function runGit(cwd: string, args: readonly string[], extra: Record<string, string> = {}): string {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const env = { ...environment(), ...extra };
  return execFileSync('git', args, { cwd, env, stdio: [...stdio], encoding: 'utf8' }).replace(/\n$/, '');
}

/** Free of the developer's own git settings, and of a hook's variables when the tests run in one. */
function environment(): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada Test',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada Test',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  };
}
