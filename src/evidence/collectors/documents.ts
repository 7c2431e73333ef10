import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';
import { findDecisions } from '../documents/find-decisions.ts';
import { findPages } from '../documents/find-pages.ts';
import { findChangelogRule } from '../documents/find-changelog-rule.ts';
import { findChangelog, findReadme } from '../documents/find-root-documents.ts';

/** An architecture decision record of the repository. */
export interface DecisionRecord {
  /** As the file says: `ADR-0007`, `7`. */
  readonly id: string;
  readonly title: string;
  readonly status: string | null;
  readonly at: Citation;
  readonly relevance: number;
}

/** A page of documentation. */
export interface DocumentPage {
  readonly path: string;
  readonly title: string;
  /** 0 to 1: how much it shares with the request. */
  readonly relevance: number;
}

export interface DocumentFacts {
  /** In the order of their files. */
  readonly decisions: readonly DecisionRecord[];
  /** Folder of the decision records, or null when the repository keeps none. */
  readonly decisionFolder: string | null;
  /** Most relevant first, at most 20. */
  readonly pages: readonly DocumentPage[];
  /** Changelog file that a change has to enter itself in, or null. */
  readonly changelog: string | null;
  /** Where contributors are told to leave the changelog to whoever makes the release, or null. */
  readonly changelogAtRelease: Citation | null;
  readonly readme: string | null;
}

export const collectDocuments: Collector<DocumentFacts> = ({ repository, request }) => {
  const { folder, decisions } = findDecisions(repository, request);
  const changelog = findChangelog(repository);
  const kept = new Set([...decisions.map(({ at }) => at.path), changelog]);
  const atRelease = findChangelogRule(repository);
  return {
    decisions,
    decisionFolder: folder,
    pages: findPages(repository, request, (path) => kept.has(path)),
    changelog: atRelease === null ? changelog : null,
    changelogAtRelease: atRelease,
    readme: findReadme(repository),
  };
};
