import { looseName } from './package-names.ts';
import { createPathFinder, type PathFinder } from './path-finder.ts';

/** Names that a plan itself brings into the world. */
export interface Declared {
  /** Finds files and folders to create. */
  readonly finder: PathFinder;
  /** True for a file to create, or a folder that is to hold one. */
  hasPath(path: string): boolean;
  /** True for an identifier that stands in what the plan declares, or in the request. */
  hasName(name: string): boolean;
  /** True for a package that 6.2 names. */
  hasPackage(name: string): boolean;
}

/** Makes them known: the paths to create, the texts (signatures, keys, test names) whose every word is a new name, and the packages. */
export function createDeclared(
  paths: Iterable<string>,
  texts: readonly string[],
  packages: readonly string[] = [],
): Declared {
  const created = [...new Set(paths)].sort();
  const places = new Set(created.flatMap(withFolders));
  const names = new Set(texts.flatMap((text) => text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []));
  const added = new Set(packages.map(looseName));
  return {
    finder: createPathFinder(created),
    hasPath: (path) => places.has(path),
    hasName: (name) => names.has(name),
    hasPackage: (name) => added.has(looseName(name)),
  };
}

function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
