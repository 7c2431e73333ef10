import type { IndexedFile } from '../../repository/code-index.ts';
import { isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import { folderOf } from '../paths.ts';
import { familyOf, foldName, stemOf, testedNameOf } from './names.ts';

/** Source files that a test file tests, with whether the best one is known by name. */
export interface Targets {
  readonly paths: readonly string[];
  /** The source that the test is named after, or null. */
  readonly named: string | null;
}

/** Creates the lookup from a test file to its sources: named and imported first, then named, then imported. */
export function createTargetFinder(repository: Repository): (test: string) => Targets {
  const { files } = repository.index();
  const byName = indexByName(files);
  return (test) => {
    const imports = (files.get(test)?.imports ?? []).filter((path) => !isTestPath(path) && path !== test);
    const named = findNamed(test, byName, new Set(imports));
    const rest = imports.filter((path) => path !== named && familyOf(path) === familyOf(test));
    return { paths: [...(named === null ? [] : [named]), ...rest].slice(0, 12), named };
  };
}

function indexByName(files: ReadonlyMap<string, IndexedFile>): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const { path, language } of files.values()) {
    if (language === null || isTestPath(path) || isDocPath(path)) continue;
    const key = `${familyOf(path)} ${foldName(stemOf(path))}`;
    const list = byName.get(key);
    if (list === undefined) byName.set(key, [path]);
    else list.push(path);
  }
  return byName;
}

/** Names that so many files bear that only their folder tells them apart. */
const GENERIC = new Set([
  'index',
  'main',
  'mod',
  'lib',
  'init',
  'utils',
  'types',
  'models',
  'views',
  'urls',
  'admin',
  'forms',
  'page',
  'route',
]);

function findNamed(
  test: string,
  byName: ReadonlyMap<string, readonly string[]>,
  imports: ReadonlySet<string>,
): string | null {
  const name = testedNameOf(test) ?? stemOf(test);
  const found = byName.get(`${familyOf(test)} ${foldName(name)}`) ?? [];
  const rated = found
    .map((path) => ({
      path,
      near: sharedFolders(test, path) + (imports.has(path) ? 2 : 0) + (folderOf(path) === folderOf(test) ? 3 : 0),
    }))
    .filter(({ near }) => near > 0 || !GENERIC.has(foldName(name)))
    .sort((a, b) => b.near - a.near || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  const [best, second] = rated;
  if (best === undefined) return null;
  const unsure = second !== undefined && second.near === best.near && rated.length > 3;
  return unsure ? null : best.path;
}

/** Folder names in common but for what only says source or test, and the trailing `tests` of a name. */
function sharedFolders(test: string, source: string): number {
  const parts = (path: string) =>
    folderOf(path)
      .split('/')
      .map((part) => foldName(part.replace(/[_-]?tests?$/i, '')))
      .filter((part) => part !== '' && !/^(?:src|lib|main|source|java|kotlin|unit|spec|app)$/.test(part));
  const ofSource = new Set(parts(source));
  return parts(test).filter((part) => ofSource.has(part)).length;
}
