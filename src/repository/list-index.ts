import { decodePath, decodePaths } from './decode-path.ts';
import { readGit, type Git } from './git.ts';

/** What the index remembers of a file's state on disk; times in milliseconds since 1970. */
export interface IndexStat {
  readonly changedAt: number;
  readonly modifiedAt: number;
  readonly inode: number;
  /** Bytes, modulo 2^32. */
  readonly size: number;
}

/** One entry of the index. */
export interface TrackedEntry {
  /** Null when the name is not UTF-8. */
  readonly path: string | null;
  /** Git's file mode in octal: `100644`, `100755`, `120000` (link), `160000` (submodule). */
  readonly mode: string;
  readonly blob: string;
  /** 0, or the side of an unfinished merge. */
  readonly stage: number;
  /** Null when it could not be read. */
  readonly stat: IndexStat | null;
  /** Left out of the working tree by a sparse checkout. */
  readonly sparse: boolean;
}

/** The names of files that are neither tracked nor ignored; null for one that is not UTF-8, a slash at the end for a nested repository. */
export async function listUntracked(git: Git): Promise<readonly (string | null)[]> {
  return decodePaths(await readGit(git, ['ls-files', '--others', '--exclude-standard', '-z']));
}

/** Asks git for the entries of its index. */
export async function listTracked(git: Git): Promise<readonly TrackedEntry[]> {
  const options = ['-t', '--stage', '--debug', '--cached', '-z'];
  const text = (await readGit(git, ['ls-files', ...options])).toString('latin1');
  const tracked: TrackedEntry[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\0', at);
    if (end < 0) break;
    const stat = readStat(text, end + 1);
    tracked.push(readEntry(text.slice(at, end), stat.value));
    at = stat.end;
  }
  return tracked;
}

/** `H 100644 <blob> 0<tab>path`; the tag is `S` for what a sparse checkout leaves out. */
function readEntry(entry: string, stat: IndexStat | null): TrackedEntry {
  const tab = entry.indexOf('\t');
  return {
    path: decodePath(entry.slice(tab + 1)),
    mode: entry.slice(2, 8),
    blob: entry.slice(9, tab - 2),
    stage: Number(entry[tab - 1]),
    stat,
    sparse: entry.startsWith('S'),
  };
}

/**
 * The lines that `--debug` puts behind an entry, all indented by two blanks. Git does not promise their form (it is unchanged
 * since 2010): where they cannot be read, the file is compared by its content.
 */
function readStat(text: string, start: number): { readonly value: IndexStat | null; readonly end: number } {
  const numbers: number[] = [];
  let at = start;
  while (text.startsWith('  ', at)) {
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    for (let from = text.indexOf(': ', at); from >= 0 && from < end; from = text.indexOf(': ', from + 2))
      numbers.push(Number.parseInt(text.slice(from + 2, from + 22), 10), fractionOf(text, from + 2, end));
    at = end + 1;
  }
  return { value: toStat(numbers), end: at };
}

/** Nanoseconds stand behind a colon. */
function fractionOf(text: string, from: number, end: number): number {
  const colon = text.indexOf(':', from);
  return colon < 0 || colon >= end || text[colon + 1] === ' '
    ? 0
    : Number.parseInt(text.slice(colon + 1, colon + 11), 10);
}

/** Pairs for ctime, mtime, dev, ino, uid, gid, size and flags. */
function toStat(numbers: readonly number[]): IndexStat | null {
  const [changed = NaN, changedNano = NaN, modified = NaN, modifiedNano = NaN] = numbers;
  const inode = numbers[6] ?? NaN;
  const size = numbers[12] ?? NaN;
  const stat = {
    changedAt: changed * 1000 + changedNano / 1e6,
    modifiedAt: modified * 1000 + modifiedNano / 1e6,
    inode,
    size,
  };
  return numbers.length === 16 && Object.values(stat).every(Number.isFinite) ? stat : null;
}
