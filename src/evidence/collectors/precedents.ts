import type { Commit, Repository } from '../../repository/repository.ts';
import type { Collector } from '../collector.ts';
import type { Request } from '../../request/request.ts';
import { proposeName, singular } from '../propose-name.ts';
import { collectCandidates, type Candidate } from './candidates.ts';

/** A commit that added one more of what a folder holds: a middleware, a command, a rule. */
export interface Addition {
  readonly commit: Commit;
  /** Files that it added and that are still there. */
  readonly added: readonly string[];
  /** Files that it changed and that are still there. */
  readonly changed: readonly string[];
}

export interface PrecedentFacts {
  /** The folder in which things like the request are added, one subfolder or file each; null when the history shows none. */
  readonly folder: string | null;
  /** Newest first, at most 5. */
  readonly additions: readonly Addition[];
  /** Files that at least half of these additions changed too: manifests, registries, indexes. Most often first. */
  readonly companions: readonly { readonly path: string; readonly times: number; readonly of: number }[];
  /** Paths that most additions added, the name of the new thing as `<name>`. */
  readonly shape: readonly string[];
  /** Names of what the folder holds today: its subfolders, and its files without their endings. */
  readonly siblings: readonly string[];
  /** A name for what the request adds, from its words and in the way of the siblings; null when its words do not give one. */
  readonly name: string | null;
}

const additionLimit = 5;
const voters = 8;

const nothing: PrecedentFacts = { folder: null, additions: [], companions: [], shape: [], siblings: [], name: null };

/**
 * Finds where the history adds things like the request, and what such a commit looks like. A folder counts only if its
 * additions share a shape: a folder that just grows shows nothing about adding one more.
 */
export const collectPrecedents: Collector<PrecedentFacts> = async ({ repository, request, use }) => {
  const candidates = (await use(collectCandidates)).files.slice(0, voters);
  const commits = await repository.history();
  const folders = [...voteForFolders(candidates, request)]
    .sort(([, one], [, other]) => other - one)
    .map(([folder]) => folder);
  for (const folder of folders.slice(0, 6)) {
    const additions = findAdditions(folder, commits, repository);
    const described = describeAdditions(folder, additions);
    if (additions.length < 2 || described.shape.length === 0) continue;
    const siblings = [
      ...new Set(repository.files.map(({ path }) => unitOf(folder, path)).filter((unit) => unit !== null)),
    ];
    return { ...described, siblings, name: proposeName(request.title, folder, siblings) };
  }
  return nothing;
};

/** A folder whose kind the request names ("a middleware", in `middleware/`) is meant, whatever else its files rank. */
const namedWeight = 4;

/** Each candidate speaks, by its score, for the folder that it lies in and for the one above: `src/middleware/cors/index.ts` for `src/middleware`. */
function voteForFolders(candidates: readonly Candidate[], request: Request): ReadonlyMap<string, number> {
  const words = new Set((request.text.toLowerCase().match(/\p{L}+/gu) ?? []).map(singular));
  const votes = new Map<string, number>();
  for (const { path, score } of candidates) {
    const own = parentOf(path);
    for (const [folder, share] of [
      [own, 1],
      [parentOf(own), 0.9],
    ] as const) {
      if (folder === '' || !folder.includes('/')) continue;
      const named = namesKind(words, folder.slice(folder.lastIndexOf('/') + 1).toLowerCase());
      votes.set(folder, (votes.get(folder) ?? 0) + Math.max(score, 0) * share * (named ? namedWeight : 1));
    }
  }
  return votes;
}

/** "a middleware" for `middleware/`, "an extractor" for `extract/`. */
function namesKind(words: ReadonlySet<string>, folder: string): boolean {
  const kind = singular(folder);
  return words.has(kind) || (kind.length >= 5 && [...words].some((word) => word.startsWith(kind)));
}

function findAdditions(folder: string, commits: readonly Commit[], repository: Repository): Addition[] {
  const additions: Addition[] = [];
  const oldest = oldestTouch(folder, commits);
  for (const commit of commits) {
    const fresh = commit.files.filter(
      ({ path, status }) => status === 'A' && oldest.get(unitOf(folder, path) ?? '') === commit.hash,
    );
    const added = fresh.filter(({ path }) => repository.file(path) !== undefined).map(({ path }) => path);
    // A commit that adds many units moves or imports code; it shows nothing about adding one.
    if (
      added.length === 0 ||
      new Set(fresh.map(({ path }) => unitOf(folder, path))).size > 2 ||
      commit.files.length > 40
    )
      continue;
    const changed = commit.files.filter(({ path, status }) => status === 'M' && repository.file(path) !== undefined);
    const alongside = commit.files.filter(
      ({ path, status }) => status === 'A' && !added.includes(path) && repository.file(path) !== undefined,
    );
    additions.push({
      commit,
      added: [...added, ...alongside.map(({ path }) => path)],
      changed: changed.map(({ path }) => path),
    });
    if (additions.length === additionLimit) break;
  }
  return additions;
}

/** The oldest commit that touched each unit of the folder: the one that introduced it. */
function oldestTouch(folder: string, commits: readonly Commit[]): ReadonlyMap<string, string> {
  const oldest = new Map<string, string>();
  for (const { hash, files } of commits) {
    for (const { path } of files) {
      const unit = unitOf(folder, path);
      if (unit !== null) oldest.set(unit, hash);
    }
  }
  return oldest;
}

/** The subfolder, or the file without its endings, that a path belongs to directly below the folder. */
export function unitOf(folder: string, path: string): string | null {
  if (!path.startsWith(`${folder}/`)) return null;
  const [first = ''] = path.slice(folder.length + 1).split('/');
  return first.replace(/^(?:test_|_)|(?:[._-](?:tests?|spec))?(?:\.\w+)+$/gi, '') || first;
}

function describeAdditions(folder: string, additions: readonly Addition[]): Omit<PrecedentFacts, 'siblings' | 'name'> {
  const of = additions.length;
  const half = Math.max(2, Math.ceil(of / 2));
  const companions = countPaths(additions.flatMap(({ changed }) => changed))
    .filter(([, times]) => times >= half)
    .map(([path, times]) => ({ path, times, of }));
  const shape = countPaths(additions.flatMap((addition) => shapeOf(folder, addition)))
    .filter(([, times]) => times >= half)
    .map(([path]) => path)
    .slice(0, 6);
  return { folder, additions, companions: companions.slice(0, 8), shape };
}

function shapeOf(folder: string, { added }: Addition): string[] {
  const unit = added.map((path) => unitOf(folder, path)).find((name) => name !== null);
  if (unit === undefined || unit === null || unit.length < 3) return [];
  return [...new Set(added.map((path) => path.replaceAll(unit, '<name>')).filter((path) => path.includes('<name>')))];
}

/** Paths with how often each occurs, most often first, then by name. */
function countPaths(paths: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].sort(([one, often], [other, rarer]) => rarer - often || (one < other ? -1 : 1));
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
