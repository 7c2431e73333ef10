import { editDistance } from './edit-distance.ts';

/** Finds files by what is known of their path. */
export interface PathFinder {
  /** Files whose path ends in these parts: `cache/index.ts` finds `src/middleware/cache/index.ts`. */
  endingIn(path: string): readonly string[];
  /** The paths that someone who wrote this one may have meant, best first, at most 3. */
  nearest(path: string): readonly string[];
}

/** Prepares a list of paths for finding; costs one pass over it when first asked. */
export function createPathFinder(paths: readonly string[]): PathFinder {
  let byName: ReadonlyMap<string, readonly string[]> | undefined;
  const named = (name: string) => (byName ??= groupByName(paths)).get(name.toLowerCase()) ?? [];
  return {
    endingIn: (path) => named(nameOf(path)).filter((candidate) => candidate === path || candidate.endsWith(`/${path}`)),
    nearest: (path) => nearestPaths(path, paths, named(nameOf(path))),
  };
}

function groupByName(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const name = nameOf(path).toLowerCase();
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [path]);
    else group.push(path);
  }
  return groups;
}

/** A slip of spelling comes first, then the same name in another folder; a name that many files have tells less. */
function nearestPaths(path: string, paths: readonly string[], sameName: readonly string[]): readonly string[] {
  const folder = folderOf(path);
  const commonness = sameName.length > 3 ? 0.25 : 0;
  const rated = new Map<string, number>(
    sameName.map((candidate) => [candidate, commonness + folderDistance(path, candidate) * 0.1]),
  );
  const limit = Math.max(2, Math.floor(path.length * 0.2));
  for (const candidate of paths) {
    if (candidate === path) continue;
    const distance =
      folderOf(candidate) === folder ? distanceInFolder(path, candidate) : spellingDistance(path, candidate, limit);
    if (distance !== null && distance < (rated.get(candidate) ?? 1)) rated.set(candidate, distance);
  }
  return [...rated]
    .sort(([one, first], [other, second]) => first - second || one.length - other.length || (one < other ? -1 : 1))
    .slice(0, 3)
    .map(([candidate]) => candidate);
}

/** 0 when one folder differs in nothing, growing with each part that is not shared from the end or the start. */
function folderDistance(one: string, other: string): number {
  const left = one.split('/').slice(0, -1);
  const right = other.split('/').slice(0, -1);
  const shared = left.filter((part) => right.includes(part)).length;
  return left.length + right.length - 2 * shared;
}

function distanceInFolder(path: string, candidate: string): number | null {
  const [name, other] = [nameOf(path).toLowerCase(), nameOf(candidate).toLowerCase()];
  if (stemOf(name) === stemOf(other)) return 0.05;
  const limit = Math.max(1, Math.floor(name.length * 0.4));
  const distance = editDistance(name, other, limit);
  return distance <= limit ? 0.1 + distance / name.length : null;
}

function spellingDistance(path: string, candidate: string, limit: number): number | null {
  const distance = editDistance(path.toLowerCase(), candidate.toLowerCase(), limit);
  return distance <= limit ? 0.05 + distance / path.length : null;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function stemOf(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/u, '');
}
