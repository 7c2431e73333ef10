import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';
import { findDecisions } from '../documents/find-decisions.ts';
import { findPages } from '../documents/find-pages.ts';
import { findChangelogRule } from '../documents/find-changelog-rule.ts';
import { isCodeName, requestNames, writtenAsCode } from '../request-names.ts';
import { collectCandidates } from './candidates.ts';
import { collectHistory } from './history.ts';
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
  /** What the request names, or the likeliest functions, and this page speaks of, each where it first does; at most 4. */
  readonly names: readonly { readonly name: string; readonly at: Citation }[];
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

/** Functions whose mention in a page says that it describes what will change. */
const likeliest = 8;

export const collectDocuments: Collector<DocumentFacts> = async ({ repository, request, use }) => {
  const { functions } = await use(collectCandidates);
  const { commitsOf } = await use(collectHistory);
  const { folder, decisions } = findDecisions(repository, request);
  const changelog = findChangelog(repository);
  const known = new Set([...decisions.map(({ at }) => at.path), ...(changelog === null ? [] : [changelog])]);
  const atRelease = findChangelogRule(repository);
  const likely = functions.slice(0, likeliest).map(({ name }) => name);
  const defined = new Set(functions.map(({ name }) => name));
  // A word of prose is the name of a function where the request writes it as one and a likely file defines it.
  const asked = writtenAsCode(request, repository).filter((name) => defined.has(name));
  const names = [...new Set([...requestNames(request, repository), ...asked, ...likely.filter(isCodeName)])];
  return {
    decisions,
    decisionFolder: folder,
    pages: findPages(repository, request, { names, known, commitsOf }),
    changelog: atRelease === null ? changelog : null,
    changelogAtRelease: atRelease,
    readme: findReadme(repository),
  };
};
