import type { IndexedFile } from '../../repository/code-index.ts';
import { isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import { folderOf } from '../../repository/paths.ts';
import { beginningsOf, familyOf, foldName, sourceNameOf, stemOf, testedNameOf } from './names.ts';

/** Source files that a test file tests, with whether the best one is known by name. */
export interface Targets {
  readonly paths: readonly string[];
  /** The source that the test is named after, or null. */
  readonly named: string | null;
}

/** Creates the lookup from a test file to its sources: the one it is named after first, then what it imports. */
export function createTargetFinder(repository: Repository): (test: string) => Targets {
  const { files } = repository.index();
  const sources = indexByName(files);
  return (test) => {
    const imports = (files.get(test)?.imports ?? []).filter(
      (path) => !isTestPath(path) && familyOf(path) === familyOf(test) && !GENERATED.test(path),
    );
    const name = testedNameOf(test) ?? stemOf(test);
    const isImported = (path: string) => imports.includes(path);
    const named = findNamed(test, name, sources, isImported);
    const likely = named ?? findBeginning(test, name, sources, isImported);
    const paths = [...(likely === null ? [] : [likely]), ...imports.filter((path) => path !== likely)];
    return { paths: paths.slice(0, 12), named };
  };
}

type SourcesByName = ReadonlyMap<string, readonly string[]>;

function indexByName(files: ReadonlyMap<string, IndexedFile>): SourcesByName {
  const byName = new Map<string, string[]>();
  for (const { path, language } of files.values()) {
    if (language === null || isTestPath(path) || isDocPath(path)) continue;
    for (const name of new Set([stemOf(path), sourceNameOf(path)])) {
      const key = `${familyOf(path)} ${foldName(name)}`;
      const list = byName.get(key);
      if (list === undefined) byName.set(key, [path]);
      else list.push(path);
    }
  }
  return byName;
}

function findNamed(
  test: string,
  name: string,
  sources: SourcesByName,
  isImported: (path: string) => boolean,
): string | null {
  const generic = GENERIC.has(foldName(name));
  const rated = rate(test, name, sources, isImported).filter(
    ({ path }) => isImported(path) || sharedShare(test, path) >= (generic ? 1 : 0.5),
  );
  const [best, second] = rated;
  if (best === undefined) return null;
  const unsure = second !== undefined && second.near === best.near && rated.length > 3;
  return unsure ? null : best.path;
}

/** What generators write is tested by their own tests. */
const GENERATED = /[._]pb\.|_grpc\.|\.(?:gen|generated|g)\.\w+$|(?:^|\/)(?:gen|generated|__generated__)\//;

/** Names that so many files bear that only their folder tells them apart. */
const GENERIC = new Set(
  'index main mod lib init utils types models views urls admin forms page route config settings constants helpers common base errors exceptions client server app'.split(
    ' ',
  ),
);

/** True if the test stands where one would look for it: most of its folders are the source's too. */
export function standsNear(test: string, source: string): boolean {
  return sharedShare(test, source) >= 0.5;
}

/** The share of the test's folders that are the source's too, 0 to 1; 1 for a test in a bare test folder. */
function sharedShare(test: string, source: string): number {
  const ofTest = meaningfulFolders(test);
  const ofSource = new Set(meaningfulFolders(source));
  return ofTest.length === 0 ? 1 : ofTest.filter((part) => ofSource.has(part)).length / ofTest.length;
}

/** `JsonReaderPathTest` tests `JsonReader`: the longest beginning of its name that a source in a like folder bears. */
function findBeginning(
  test: string,
  name: string,
  sources: SourcesByName,
  isImported: (path: string) => boolean,
): string | null {
  for (const beginning of beginningsOf(name)) {
    const best = rate(test, beginning, sources, isImported)[0];
    if (best !== undefined && best.near >= 2) return best.path;
  }
  return null;
}

function rate(test: string, name: string, sources: SourcesByName, isImported: (path: string) => boolean) {
  const found = sources.get(`${familyOf(test)} ${foldName(name)}`) ?? [];
  return found
    .map((path) => ({
      path,
      near: sharedFolders(test, path) + (isImported(path) ? 2 : 0) + (folderOf(path) === folderOf(test) ? 3 : 0),
    }))
    .sort((a, b) => b.near - a.near || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
}

/** Folder names in common but for what only says source or test, and the trailing `tests` of a name. */
function sharedFolders(test: string, source: string): number {
  const ofSource = new Set(meaningfulFolders(source));
  return meaningfulFolders(test).filter((part) => ofSource.has(part)).length;
}

function meaningfulFolders(path: string): readonly string[] {
  return folderOf(path)
    .split(/[/.]/)
    .map((part) => foldName(part.replace(/[_-]?(?:unit|functional|integration)?[_-]?tests?$/i, '')))
    .filter((part) => part !== '' && !/^(?:src|lib|main|source|java|kotlin|unit|spec|app)$/.test(part));
}
