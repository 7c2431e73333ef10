import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SkipReason } from './repository.ts';

/** A larger file is no source text; it is never read as evidence. */
export const MOST_TEXT_BYTES = 1024 * 1024;
/** Lock files of large projects pass 10 MB. */
export const MOST_MANIFEST_BYTES = 32 * 1024 * 1024;

/** The bytes of a file of the repository, or why there are none. The real path decides, whatever links lie on the way. */
export function readInside(root: string, path: string, most: number): Buffer | SkipReason {
  const target = join(root, path);
  try {
    if (!isInside(root, target)) return 'symlink';
    const stat = statSync(target);
    if (!stat.isFile()) return 'unreadable';
    return stat.size > most ? 'large' : readFileSync(target);
  } catch {
    return 'unreadable';
  }
}

/** True if this file or folder is there and, by its real path, is the root or lies below it. */
export function isInside(root: string, target: string): boolean {
  try {
    const real = realpathSync.native(target);
    return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    return false;
  }
}
