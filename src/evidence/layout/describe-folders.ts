import { languageOf } from '../../repository/languages.ts';
import { isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Folder } from '../collectors/layout.ts';
import type { Workspace } from '../collectors/packages.ts';
import { ancestorsOf, folderOf } from '../../repository/paths.ts';
import { isProductPath } from '../product-path.ts';
import { readPurpose } from './read-purpose.ts';

/** Folders that are listed. */
const LISTED = 40;
/** How deep folders are listed, where a folder that only holds one other does not count. */
const DEEPEST = 3;

/** The folders that tell how the repository is laid out: its top ones, its packages, and those below that hold most code. */
export function describeFolders(repository: Repository, workspaces: readonly Workspace[]): readonly Folder[] {
  const tree = countFiles(repository);
  const packages = new Set(workspaces.map(({ path }) => path));
  const rated = [...tree].flatMap(([path, counts]) => {
    if (path === '' || HIDDEN.test(path)) return [];
    const depth = depthOf(path, tree);
    const own = packages.has(path) && isProductPath(`${path}/x`);
    const listed =
      own ||
      !path.includes('/') ||
      (depth <= DEEPEST && counts.files > 1 && !isBetween(counts) && isProductPath(`${path}/x`));
    return listed
      ? [{ path, files: counts.files, weight: (depth === 1 ? 1e9 : own ? 1e6 : 0) + (counts.code + 1) / 4 ** depth }]
      : [];
  });
  return rated
    .toSorted((a, b) => b.weight - a.weight || (a.path < b.path ? -1 : 1))
    .slice(0, LISTED)
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length || (a.path < b.path ? -1 : 1))
    .map(({ path, files }) => {
      const stated = readPurpose(repository, path);
      return { path, files, purpose: stated?.purpose ?? null, purposeAt: stated?.at ?? null };
    });
}

/** Machinery and copies of other people's code say nothing about the layout. */
const HIDDEN =
  /(?:^|\/)(?:\.[^/]+|node_modules|vendor|third_party|dist|build|target|__pycache__|__snapshots__|fixtures|testdata|locale|static|wwwroot|migrations)(?:\/|$)/;

interface Counts {
  readonly files: number;
  readonly code: number;
  /** Files that lie in the folder itself. */
  readonly direct: number;
  /** Folders in it. */
  readonly folders: ReadonlySet<string>;
}

type Tree = ReadonlyMap<string, Counts>;

function countFiles({ files }: Repository): Tree {
  const tree = new Map<string, { files: number; code: number; direct: number; folders: Set<string> }>();
  for (const { path } of files) {
    const isCode = languageOf(path) !== null && !isDocPath(path);
    let below: string | null = null;
    for (const folder of ancestorsOf(folderOf(path))) {
      const counts = tree.get(folder) ?? { files: 0, code: 0, direct: 0, folders: new Set<string>() };
      tree.set(folder, counts);
      counts.files += 1;
      counts.code += isCode ? 1 : 0;
      if (below === null) counts.direct += 1;
      else counts.folders.add(below);
      below = folder;
    }
  }
  return tree;
}

/** A folder that only leads to another one, as the packages of Java do. */
function isBetween({ direct, folders }: Counts): boolean {
  return direct === 0 && [...folders].filter((folder) => !isTestPath(`${folder}/x`)).length === 1;
}

function depthOf(path: string, tree: Tree): number {
  return ancestorsOf(path).filter(
    (folder) => folder !== '' && (folder === path || !isBetween(tree.get(folder) ?? EMPTY)),
  ).length;
}

const EMPTY: Counts = { files: 0, code: 0, direct: 0, folders: new Set() };
