import type { Commit } from '../../repository/repository.ts';
import type { Collector } from '../collector.ts';

/** A past commit that resembles the request, and what it touched. */
export interface SimilarCommit {
  readonly commit: Commit;
  /** 0 to 1 over the history read. */
  readonly score: number;
  /** The words of the request that its message holds. */
  readonly sharedTerms: readonly string[];
  /** True when it added files: the nearest precedent for adding something. */
  readonly addedFiles: boolean;
}

export interface HistoryFacts {
  /** Best first, at most 10. */
  readonly similar: readonly SimilarCommit[];
  /** Who changed most of what, for review; most commits first. */
  readonly authorsOf: (path: string) => readonly { readonly name: string; readonly commits: number }[];
  /** Files that changed together with this one: `times` of its `of` commits. Best first. */
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

export const collectHistory: Collector<HistoryFacts> = () => ({
  similar: [],
  authorsOf: () => [],
  changedWith: () => [],
  commitsOf: () => null,
  read: 0,
  convention: null,
});
