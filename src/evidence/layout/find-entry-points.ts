import { isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { EntryPoint } from '../collectors/layout.ts';
import type { Workspace } from '../collectors/packages.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';
import { manifestReaders } from './manifest-entry-points.ts';
import { readSourceEntryPoints } from './source-entry-points.ts';

/** Manifests that are read; a monorepo of hundreds of packages is known well enough by its first ones. */
const MOST_MANIFESTS = 80;
const MOST = 120;

/** The ways into the code: what manifests declare, then what files are entries by their place; near the root first. */
export function findEntryPoints(repository: Repository, workspaces: readonly Workspace[]): readonly EntryPoint[] {
  const folders = new Set(['', ...workspaces.map(({ path }) => path)]);
  const paths = repository.files
    .filter(
      ({ path, skipped }) =>
        skipped === null &&
        !isTestPath(path) &&
        !/(?:^|\/)(?:examples?|docs?|templates?|vendor|node_modules)\//.test(path),
    )
    .map(({ path }) => path)
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  const manifests = paths
    .filter((path) => folders.has(folderOf(path)) && readerOf(path) !== undefined)
    .slice(0, MOST_MANIFESTS);
  const declared = manifests.flatMap((path) => read(repository, path));
  return [...declared, ...readSourceEntryPoints(repository, paths)].slice(0, MOST);
}

function readerOf(path: string) {
  return manifestReaders.find(({ names }) => names.test(baseOf(path)));
}

/** A manifest that does not parse declares nothing here; the packages collector says so. */
function read(repository: Repository, path: string): readonly EntryPoint[] {
  const text = repository.read(path);
  if (text === null) return [];
  try {
    return readerOf(path)?.read(path, text, repository) ?? [];
  } catch {
    return [];
  }
}
