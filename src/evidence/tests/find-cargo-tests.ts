import { baseOf, folderOf, holds, joinPath } from '../../repository/paths.ts';
import type { Repository } from '../../repository/repository.ts';
import { itemsAt, textAt } from '../located/located.ts';
import { parseToml } from '../located/parse-toml.ts';

/**
 * Tells which Rust files Cargo builds as tests from outside the crate: what lies in `tests/` beside a `Cargo.toml`, modules of such
 * tests included, and what a `[[test]]` table names by its path.
 */
export function findCargoTests({ files, read }: Pick<Repository, 'files' | 'read'>): (path: string) => boolean {
  const folders: string[] = [];
  const named = new Set<string>();
  for (const { path } of files) {
    if (baseOf(path) !== 'Cargo.toml') continue;
    const crate = folderOf(path);
    folders.push(crate === '' ? 'tests' : `${crate}/tests`);
    for (const target of pathsOfTests(read(path) ?? '')) named.add(joinPath(crate, target) ?? '');
  }
  return (path) => path.endsWith('.rs') && (named.has(path) || folders.some((folder) => holds(folder, path)));
}

/** The paths of `[[test]]` tables; none of a manifest that does not parse. */
function pathsOfTests(manifest: string): readonly string[] {
  if (!manifest.includes('[[test]]')) return [];
  try {
    return itemsAt(parseToml(manifest), 'test').flatMap((test) => textAt(test, 'path') ?? []);
  } catch {
    return [];
  }
}
