/** Claims stand below sections: the id is only a name here. */
type SectionId = string;
import type { ClaimKind, Intent } from './registry.ts';

/** One statement about the world, found in a section. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly intent: Intent;
  /** The words of the claim: a path, a name, a command line. */
  readonly value: string;
  readonly section: SectionId;
  /** Where in the content: `files.entries.2.path`. */
  readonly field: string;
  /** Hard claims come from declared fields; soft ones from inline code in prose, and are never errors. */
  readonly hard: boolean;
  /** The value of the sibling field that says where (path or citation), if any. */
  readonly within: string | null;
  /** The value of the sibling field with the version, if any. */
  readonly version: string | null;
}

/** What checking a claim found. */
export interface Verdict {
  readonly claim: Claim;
  readonly status: 'verified' | 'missing' | 'ambiguous' | 'uncheckable';
  /** Why, as a sentence without the claim's own words; empty when verified. */
  readonly reason: string;
  /** The nearest names that do exist, best first, at most 3. */
  readonly nearest: readonly string[];
  /** For a citation: the text of its first line, for a person to hold against the claim. */
  readonly shown: string | null;
}
