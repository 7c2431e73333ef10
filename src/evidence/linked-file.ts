import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../repository/repository.ts';
import { folderOf, joinPath } from '../repository/paths.ts';

/** The file of the repository that a symbolic link leads to; null when it leads elsewhere or is no link. */
export function linkedFile(repository: Repository, path: string): string | null {
  if (repository.file(path)?.skipped !== 'symlink') return null;
  try {
    const target = joinPath(folderOf(path), readlinkSync(join(repository.root, path)).replaceAll('\\', '/'));
    return target !== null && repository.file(target) !== undefined ? target : null;
  } catch {
    return null; // Gone since it was listed, or not stored as a link on this system.
  }
}
