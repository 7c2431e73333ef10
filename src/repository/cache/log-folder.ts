import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeCacheFolder } from '../../make-cache-folder.ts';

/** Most bytes of all logs together, and so of one. */
export const LARGEST_LOG = 256 * 1024 * 1024;

/** Milliseconds after which a temporary file was left behind. */
const ABANDONED = 60 * 60 * 1000;

/** A log on disk. */
export interface LogFile {
  readonly path: string;
  readonly size: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modifiedAt: number;
}

/** The folder of the logs in a cache folder. */
export function logFolder(cache: string): string {
  return join(cache, 'index');
}

/** Puts a log in the place of whatever is there; readers see the old one or the new one. Nobody else may read it. */
export function replaceLog(path: string, content: Uint8Array): void {
  makeCacheFolder(dirname(path));
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, content, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Characters of a repository's name. */
const NAME = 32;

/** The name that everything about a repository begins with, by its git folder. */
export function hashOfHome(home: string): string {
  return createHash('sha256').update(home).digest('hex').slice(0, NAME);
}

/** Where something about one working tree is kept. */
export function treeFile(
  cache: string,
  { home, root }: { readonly home: string; readonly root: string },
  ending: string,
): string {
  return join(logFolder(cache), `${hashOfHome(home)}-${hashOfHome(root).slice(0, 8)}${ending}`);
}

/** True for two files about one repository. */
export function isOfSame(one: string, other: string): boolean {
  return basename(one).slice(0, NAME) === basename(other).slice(0, NAME);
}

/** The logs in a folder, the oldest first; none where there is no folder. */
export function listLogs(folder: string): readonly LogFile[] {
  return oldestFirst(list(folder, '.log'));
}

/** Everything that is kept, the oldest first: logs, and what was made of them. */
export function listKept(folder: string): readonly LogFile[] {
  return oldestFirst(KEPT.flatMap((ending) => list(folder, ending)));
}

/** Logs, pictures of an index, and histories. */
const KEPT = ['.log', '.snapshot', '.history'];

function oldestFirst(files: readonly LogFile[]): readonly LogFile[] {
  return files.toSorted((one, other) => one.modifiedAt - other.modifiedAt);
}

/** What is only read is not the oldest. Where that cannot be noted (a folder to read from only, a log just removed) nothing is lost. */
export function keepYoung(path: string): void {
  const now = new Date();
  const day = 24 * 60 * 60 * 1000;
  try {
    if (now.getTime() - statSync(path).mtimeMs > day) utimesSync(path, now, now);
  } catch {
    // It is as old as it was.
  }
}

/** True for the error that says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Removes what is kept, the oldest first, until all together is small enough, and what stopped processes left. `own` stays. */
export function tidyLogs(folder: string, own: string, most = LARGEST_LOG): void {
  for (const { path, modifiedAt } of list(folder, '.tmp'))
    if (Date.now() - modifiedAt > ABANDONED) rmSync(path, { force: true });
  const logs = listKept(folder);
  let total = logs.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of logs) {
    if (total <= most) return;
    if (path === own) continue;
    rmSync(path, { force: true });
    total -= size;
  }
}

/** Removes all logs; the number of them. */
export function clearLogs(folder: string): number {
  const logs = listLogs(folder);
  for (const { path } of [...listKept(folder), ...list(folder, '.tmp')]) rmSync(path, { force: true });
  return logs.length;
}

function list(folder: string, ending: string): readonly LogFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(ending))
    .flatMap((name) => {
      const path = join(folder, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined ? [] : [{ path, size: stat.size, modifiedAt: stat.mtimeMs }];
    });
}
