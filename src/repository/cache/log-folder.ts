import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, content, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The logs in a folder, the oldest first; none where there is no folder. */
export function listLogs(folder: string): readonly LogFile[] {
  return list(folder, '.log').toSorted((one, other) => one.modifiedAt - other.modifiedAt);
}

/** Removes logs, the oldest first, until all together are small enough, and what stopped processes left. `own` stays. */
export function tidyLogs(folder: string, own: string, most = LARGEST_LOG): void {
  for (const { path, modifiedAt } of list(folder, '.tmp'))
    if (Date.now() - modifiedAt > ABANDONED) rmSync(path, { force: true });
  const logs = listLogs(folder);
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
  for (const { path } of [...logs, ...list(folder, '.tmp')]) rmSync(path, { force: true });
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
