import { isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Folder } from '../collectors/layout.ts';
import type { Workspace } from '../collectors/packages.ts';
import { ancestorsOf, folderOf } from '../paths.ts';
import { readPurpose } from './read-purpose.ts';

/** Folders listed, and how many are looked into for a purpose. */
const LISTED = 40;

/** The folders that tell how the repository is laid out: its top ones, its packages, and the largest of those below. */
export function describeFolders(repository: Repository, workspaces: readonly Workspace[]): readonly Folder[] {
  const counts = countFiles(repository);
  const packages = new Set(workspaces.map(({ path }) => path));
  const rated = [...counts]
    .filter(([path]) => path !== '' && !HIDDEN.test(path))
    .map(([path, files]) => ({ path, files, depth: path.split('/').length, own: packages.has(path) }))
    .filter(
      ({ depth, own, files, path }) => own || depth === 1 || (depth <= 4 && files > 1 && !isTestPath(`${path}/x.ts`)),
    );
  const kept = rated
    .toSorted((a, b) => weightOf(b) - weightOf(a) || (a.path < b.path ? -1 : 1))
    .slice(0, LISTED)
    .sort((a, b) => a.depth - b.depth || (a.path < b.path ? -1 : 1));
  return kept.map(({ path, files }) => {
    const stated = readPurpose(repository, path);
    return { path, files, purpose: stated?.purpose ?? null, purposeAt: stated?.at ?? null };
  });
}

/** Machinery and copies of other people's code say nothing about the layout. */
const HIDDEN =
  /(?:^|\/)(?:\.[^/]+|node_modules|vendor|third_party|dist|build|target|__pycache__|__snapshots__|fixtures|testdata|locale|static)(?:\/|$)/;

function countFiles({ files }: Repository): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    for (const folder of ancestorsOf(folderOf(path))) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}

/** Top folders and packages first; below them by size, a level down counting a quarter. */
function weightOf({
  depth,
  files,
  own,
}: {
  readonly depth: number;
  readonly files: number;
  readonly own: boolean;
}): number {
  return (depth === 1 ? 1e9 : 0) + (own ? 1e6 : 0) + files / 4 ** (depth - 1);
}
