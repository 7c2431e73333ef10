/** What came of one outside source: everything that a plan says of it. Its words are the page's, without secrets. */
export interface SourceFinding {
  readonly url: string;
  /** What the page calls itself; empty where it was not read or has no title. */
  readonly title: string;
  /** What matters of it here, in one plain sentence; null where nobody has said it yet. */
  readonly learning: string | null;
  /** `verified`: its quotes stand on the page. `unverified`: it was read, and a quote does not. `not-fetched`: it was not read. */
  readonly state: 'verified' | 'unverified' | 'not-fetched';
  /** Why it is no better than that; empty when it is verified. */
  readonly reason: string;
  /** Words that stand on the page, each 20 to 400 characters. */
  readonly quotes: readonly string[];
  /** `yyyy-mm-dd`; empty where it was not read. */
  readonly readAt: string;
  /** Of its text; empty where it was not read. */
  readonly hash: string;
}

/** What came of looking outside. */
export interface Research {
  readonly findings: readonly SourceFinding[];
  /** What went wrong in searching, in a sentence; empty when nothing did. */
  readonly trouble: string;
}

/** Nobody looked outside. */
export const noResearch: Research = { findings: [], trouble: '' };
