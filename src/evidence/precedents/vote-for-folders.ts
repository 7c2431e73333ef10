import { isAuxiliaryPath, isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Request } from '../../request/request.ts';
import type { Candidate } from '../collectors/candidates.ts';
import { singular } from '../propose-name.ts';

/** A folder whose kind the request names ("a middleware", in `middleware/`) is meant, whatever else its files rank. */
const namedWeight = 4;
/** A folder of a named kind counts also without a ranked file in it: data files that are registered one by one rank nowhere. */
const unrankedShare = 0.5;
const leastUnits = 4;

/**
 * Folders in which things like the request may be added, likeliest first. Each candidate speaks, by its score, for the
 * folder that it lies in and for the one above (`src/middleware/cors/index.ts` for `src/middleware`); the title of the
 * request speaks for the folders that it names.
 */
export function voteForFolders(
  candidates: readonly Candidate[],
  request: Request,
  repository: Repository,
): readonly string[] {
  const words = wordsOf(request.text);
  const votes = new Map<string, number>();
  const vote = (folder: string, weight: number) => {
    // A folder at the top holds everything, and so says nothing about kinds.
    if (folder.includes('/'))
      votes.set(folder, (votes.get(folder) ?? 0) + weight * (namesKind(words, folder) ? namedWeight : 1));
  };
  for (const { path, score } of candidates) {
    vote(parentOf(path), Math.max(score, 0));
    vote(parentOf(parentOf(path)), Math.max(score, 0) * 0.9);
  }
  const best = Math.max(0, ...candidates.map(({ score }) => score));
  for (const folder of namedFolders(repository, wordsOf(request.title))) vote(folder, best * unrankedShare);
  return [...votes].sort(([, one], [, other]) => other - one).map(([folder]) => folder);
}

function namedFolders({ files }: Repository, words: ReadonlySet<string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path, skipped } of files) {
    const folder = parentOf(path);
    if (skipped === 'vendored' || !namesKind(words, folder)) continue;
    if (isTestPath(path) || isDocPath(path) || isAuxiliaryPath(path)) continue;
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= leastUnits).map(([folder]) => folder);
}

/** "a middleware" for `middleware/`, "an extractor" for `extract/`. */
function namesKind(words: ReadonlySet<string>, folder: string): boolean {
  const kind = singular(folder.slice(folder.lastIndexOf('/') + 1).toLowerCase());
  return words.has(kind) || (kind.length >= 5 && [...words].some((word) => word.startsWith(kind)));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).map(singular));
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
