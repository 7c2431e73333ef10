import { baseOf, folderOf } from '../repository/paths.ts';
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
  let prepared: Prepared | undefined;
  const prepare = () => (prepared ??= preparePaths(paths));
  return {
    endingIn(path) {
      const named = prepare().byName.get(baseOf(path).toLowerCase()) ?? [];
      return named.filter((candidate) => candidate === path || candidate.endsWith(`/${path}`));
    },
    nearest: (path) => nearestPaths(path, prepare()),
  };
}

interface Candidate {
  readonly path: string;
  readonly lower: string;
  readonly folder: string;
  /** Lower case. */
  readonly name: string;
}

interface Prepared {
  readonly candidates: readonly Candidate[];
  /** Paths by the lower-case name of the file. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

function preparePaths(paths: readonly string[]): Prepared {
  const candidates = paths.map((path) => {
    const lower = path.toLowerCase();
    return { path, lower, folder: folderOf(lower), name: baseOf(lower) };
  });
  const byName = new Map<string, string[]>();
  for (const { path, name } of candidates) {
    const group = byName.get(name);
    if (group === undefined) byName.set(name, [path]);
    else group.push(path);
  }
  return { candidates, byName };
}

/** A slip of spelling comes first, then the same name in another folder; a name that many files have tells less. */
function nearestPaths(path: string, { candidates, byName }: Prepared): readonly string[] {
  const lower = path.toLowerCase();
  const wanted: Candidate = { path, lower, folder: folderOf(lower), name: baseOf(lower) };
  const sameName = byName.get(wanted.name) ?? [];
  const commonness = sameName.length > 3 ? 0.25 : 0;
  const rated = new Map(sameName.map((other) => [other, commonness + folderDistance(path, other) * 0.1]));
  for (const candidate of candidates) {
    if (candidate.path === path) continue;
    const distance =
      isModuleFile(wanted, candidate) || isModuleFile(candidate, wanted)
        ? 0
        : candidate.folder === wanted.folder
          ? distanceInFolder(wanted, candidate)
          : spellingDistance(wanted, candidate);
    if (distance !== null && distance < (rated.get(candidate.path) ?? 1)) rated.set(candidate.path, distance);
  }
  return [...rated]
    .sort(([one, first], [other, second]) => first - second || one.length - other.length || (one < other ? -1 : 1))
    .slice(0, 3)
    .map(([candidate]) => candidate);
}

/** True for the file that stands for a folder where the other is a file of the folder's name: `cache/index.ts` and `cache.ts`. */
function isModuleFile({ name, folder }: Candidate, { lower }: Candidate): boolean {
  return /^(?:index|mod|lib|main|__init__)\./u.test(name) && folder === lower.replace(/\.[^./]*$/u, '');
}

/** Number of folders that only one of two paths has. */
function folderDistance(one: string, other: string): number {
  const left = one.split('/').slice(0, -1);
  const right = other.split('/').slice(0, -1);
  const shared = left.filter((part) => right.includes(part)).length;
  return left.length + right.length - 2 * shared;
}

function distanceInFolder({ name }: Candidate, { name: other }: Candidate): number | null {
  if (stemOf(name) === stemOf(other)) return 0.05;
  const limit = Math.max(1, Math.floor(name.length * 0.4));
  const distance = editDistance(name, other, limit);
  return distance <= limit ? 0.1 + distance / name.length : null;
}

/** Only paths that begin or end alike are compared letter by letter. */
function spellingDistance({ lower }: Candidate, { lower: other }: Candidate): number | null {
  if (lower.slice(0, 3) !== other.slice(0, 3) && lower.slice(-6) !== other.slice(-6)) return null;
  const limit = Math.max(2, Math.floor(lower.length * 0.2));
  const distance = editDistance(lower, other, limit);
  return distance <= limit ? 0.05 + distance / lower.length : null;
}

function stemOf(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/u, '');
}
