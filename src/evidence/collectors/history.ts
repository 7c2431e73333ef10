import type { Commit } from '../../repository/repository.ts';
import type { Collector } from '../collector.ts';
import { conventionOf } from '../history/convention.ts';
import { findSimilarCommits } from '../history/find-similar-commits.ts';
import { createPathHistory } from '../history/path-history.ts';

/** A past commit that resembles the request, and what it touched. */
export interface SimilarCommit {
  readonly commit: Commit;
  /** 0 to 1 over the history read. */
  readonly score: number;
  /** The words of the request that its message holds. */
  readonly sharedTerms: readonly string[];
  /** Those of its files that are still there. */
  readonly present: readonly string[];
  /** True when it added files: the nearest precedent for adding something. */
  readonly addedFiles: boolean;
}

export interface HistoryFacts {
  /** Best first, at most 10. */
  readonly similar: readonly SimilarCommit[];
  /** Who changed most of what, for review; most commits first. */
  readonly authorsOf: (path: string) => readonly { readonly name: string; readonly commits: number }[];
  /** Files, still there, that changed together with this one at least three times: `times` of its `of` commits. Best first, at most 20. */
  readonly changedWith: (
    path: string,
  ) => readonly { readonly path: string; readonly times: number; readonly of: number }[];
  /** Commits of the path that were read; null without history. */
  readonly commitsOf: (path: string) => number | null;
  /** Number of commits that were read. */
  readonly read: number;
  /** How commit subjects are written here, if a convention holds for most: "conventional commits"; null otherwise. */
  readonly convention: string | null;
}

export const collectHistory: Collector<HistoryFacts> = async ({ repository, request }) => {
  const commits = await repository.history();
  const paths = createPathHistory(commits);
  return {
    similar: findSimilarCommits(request, commits, repository.name, (path) => repository.file(path) !== undefined),
    ...paths,
    // A companion that was renamed or removed since warns of nothing.
    changedWith: (path) =>
      paths.changedWith(path).filter((other) => repository.file(other.path) !== undefined && !SCRATCH.test(other.path)),
    read: commits.length,
    convention: conventionOf(commits),
  };
};

/** Files to try things in: they change with everything, and nothing follows from it. */
const SCRATCH = /^(?:play|playground|scratch|scratchpad|sandbox)\.\w+$/i;
