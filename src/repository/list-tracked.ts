import { decodePath } from './decode-path.ts';
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
  readonly stat: IndexStat | null;
  /** Left out of the working tree by a sparse checkout. */
  readonly sparse: boolean;
}

/**
 * The lines after each NUL come from `--debug`, whose form git does not promise (it is unchanged since 2010): where they cannot be
 * read, `stat` is null and the file is compared by content.
 */
const ENTRY =
  /(\d{6}) ([0-9a-f]{40,64}) ([0-3])\t([^\0]*)\0(?: {2}ctime: (\d+):(\d+)\n {2}mtime: (\d+):(\d+)\n {2}dev: \d+\tino: (\d+)\n {2}uid: \d+\tgid: \d+\n {2}size: (\d+)\tflags: ([0-9a-f]+)\n)?/g;

/** The flag of git's `read-cache.h` for an entry outside a sparse checkout. */
const SKIP_WORKTREE = 0x40000000;

/** Reads the index: every tracked file with its blob id and the state on disk that the index remembers, in byte order. */
export async function listTracked(git: Git): Promise<readonly TrackedEntry[]> {
  const output = await readGit(git, ['ls-files', '--stage', '--debug', '-z', '--cached']);
  return Array.from(
    output.toString('latin1').matchAll(ENTRY),
    ([, mode = '', blob = '', stage, path = '', ...rest]) => {
      const [changed, changedNano, modified, modifiedNano, inode, size, flags] = rest;
      const known = changed !== undefined;
      return {
        path: decodePath(path),
        mode,
        blob,
        stage: Number(stage),
        stat: known
          ? {
              changedAt: toMilliseconds(changed, changedNano),
              modifiedAt: toMilliseconds(modified, modifiedNano),
              inode: Number(inode),
              size: Number(size),
            }
          : null,
        sparse: known && (Number.parseInt(flags ?? '0', 16) & SKIP_WORKTREE) !== 0,
      };
    },
  );
}

function toMilliseconds(seconds: string | undefined, nanoseconds: string | undefined): number {
  return Number(seconds) * 1000 + Number(nanoseconds) / 1e6;
}
