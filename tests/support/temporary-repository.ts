import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Content by path from the root; null deletes. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A real git repository in a temporary folder, removed with all others when the tests are done. */
export interface TemporaryRepository {
  /** Absolute real path of the working tree. */
  readonly root: string;
  /** Writes into the working tree only. */
  write(files: Files): void;
  /** Writes, stages everything and commits; returns the commit id. */
  commit(message: string, files?: Files): string;
  /** Runs git in the root and returns what it printed, without the last line end. Throws when git fails. */
  git(...args: string[]): string;
  /** The same repository, as it stands, in a folder of its own: cheaper than to commit everything again. */
  copy(): TemporaryRepository;
}

/** Creates a repository on branch `main` whose first commit holds `files`; no commit is made when there are none. */
export function createTemporaryRepository(files: Files = {}): TemporaryRepository {
  const repository = emptyRepository().copy();
  if (Object.keys(files).length > 0) repository.commit('chore: start', files);
  return repository;
}

let empty: TemporaryRepository | undefined;

/** Made once, to be copied; without the examples of hooks that git lays into every repository. */
function emptyRepository(): TemporaryRepository {
  if (empty !== undefined) return empty;
  const root = createTemporaryFolder();
  run('git', ['init', '--quiet', '--initial-branch=main', '--template='], root);
  mkdirSync(join(root, '.git/hooks'));
  return (empty = useRepository(root));
}

/** The same for a repository that exists already, such as a clone or a worktree, whose next commit is this minute's. */
export function useRepository(root: string, minute = 0): TemporaryRepository {
  // Each commit is one minute after the one before, so that ids and order are the same in every run.
  let minutes = minute;
  const nextDate = (): Record<string, string> => {
    const date = new Date(Date.UTC(2026, 0, 1, 0, minutes++)).toISOString();
    return { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  };
  return {
    root,
    write: (files) => writeFiles(root, files),
    commit: (message, files = {}) => {
      writeFiles(root, files);
      return run('sh', ['-c', commitAll, 'sh', message], root, nextDate());
    },
    git: (...args) => run('git', args, root),
    copy: () => {
      const folder = createTemporaryFolder();
      cpSync(root, folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
      return useRepository(folder, minutes);
    },
  };
}

/** Creates an empty folder outside git, removed when the tests are done; returns its real path. */
export function createTemporaryFolder(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'groundplan-test-')));
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

/** One shell for three commands: to start something is dear for a large process as the tests are, and cheap for a shell. */
const commitAll = 'git add --all && git commit --quiet --allow-empty --message "$1" && git rev-parse HEAD';

function run(program: string, args: readonly string[], cwd: string, extra: Record<string, string> = {}): string {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const env = { ...environment(), ...extra };
  return execFileSync(program, args, { cwd, env, stdio: [...stdio], encoding: 'utf8' }).replace(/\n$/, '');
}

/** Free of the developer's own git settings, and of a hook's variables when the tests run in one. */
function environment(): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    // Else every commit starts two more processes to see whether there is anything to tidy.
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'maintenance.auto',
    GIT_CONFIG_VALUE_0: 'false',
    GIT_AUTHOR_NAME: 'Ada Test',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada Test',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  };
}
