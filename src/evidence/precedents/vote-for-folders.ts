import { isAuxiliaryPath, isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Candidate } from '../collectors/candidates.ts';
import { namesKind } from '../propose-name.ts';

/** Fewer files than this are no collection. */
const leastFiles = 3;
/** A folder counts also without a ranked file in it: data files that are registered one by one rank nowhere. */
const unrankedShare = 0.5;

/**
 * Folders named after a kind of thing (`src/middleware` for "middleware"), likeliest first: those that hold the best
 * candidates, directly or one level down.
 */
export function voteForFolders(
  candidates: readonly Candidate[],
  kind: string,
  repository: Repository,
): readonly string[] {
  const folders = foldersOf(kind, repository);
  const best = Math.max(0, ...candidates.map(({ score }) => score));
  const votes = folders.map((folder) => {
    const held = candidates.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ score }) => Math.max(score, 0));
    return { folder, weight: held.reduce((sum, score) => sum + score, best * unrankedShare) };
  });
  return votes
    .sort((one, other) => other.weight - one.weight || (one.folder < other.folder ? -1 : 1))
    .map(({ folder }) => folder);
}

function foldersOf(kind: string, { files }: Repository): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path, skipped } of files) {
    if (skipped === 'vendored' || isTestPath(path) || isDocPath(path) || isAuxiliaryPath(path)) continue;
    const folder = path.split('/').slice(0, -1);
    // The file's own folder, and the one above it: `src/middleware/cors/index.ts` is one of `src/middleware`.
    for (const above of [folder, folder.slice(0, -1)].map((parts) => parts.join('/'))) {
      if (above !== '' && namesKind(kind, above)) counts.set(above, (counts.get(above) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count >= leastFiles).map(([folder]) => folder);
}
