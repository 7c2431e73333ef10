import type { ClaimKind, Intent } from './registry.ts';

/** One statement about the world, found in a section. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly intent: Intent;
  /** What is claimed: a path, a name, a command line. */
  readonly value: string;
  /** The words as the plan has them, where `value` is a piece of them: `src/{a,b}.ts` for `src/a.ts`. */
  readonly words: string;
  /** Id of the section. Claims stand below sections: here it is only a name. */
  readonly section: string;
  /** Where in the content: `files.entries.2.path`. */
  readonly field: string;
  /** Hard claims come from declared fields; soft ones from inline code in prose, and are never errors. */
  readonly hard: boolean;
  /** The value of the sibling field that says where (path or citation), if any. */
  readonly within: string | null;
  /** The value of the sibling field with the version, if any. */
  readonly version: string | null;
}

/**
 * What is wrong with a claim that is not true: `absent` (nothing of that name), `present` (there already, though it is to
 * be created), `version` (another one is in use), `place` (it is elsewhere), `form` (not written as its kind is).
 */
export type Flaw = 'absent' | 'present' | 'version' | 'place' | 'form';

/** What checking a claim found. */
export interface Verdict {
  readonly claim: Claim;
  readonly status: 'verified' | 'missing' | 'ambiguous' | 'uncheckable';
  /** Null unless the claim is missing. */
  readonly flaw: Flaw | null;
  /**
   * What would have been true, to be read after "expected": "a file of the repository". For an uncheckable claim why it
   * could not be checked. Without the claim's own words; empty when verified.
   */
  readonly reason: string;
  /** The nearest names that do exist, best first, at most 3. */
  readonly nearest: readonly string[];
  /** For a citation: the text of its first line, for a person to hold against the claim. */
  readonly shown: string | null;
}

/** The claim is true. */
export function verified(claim: Claim, shown: string | null = null): Verdict {
  return { claim, status: 'verified', flaw: null, reason: '', nearest: [], shown };
}

/** What a fault is told with: names that exist, best first, and the cited line. */
interface FaultDetails {
  readonly nearest?: readonly string[];
  readonly shown?: string | null;
}

/** The claim is not true: what was expected instead. */
export function missing(
  claim: Claim,
  flaw: Flaw,
  expected: string,
  { nearest = [], shown = null }: FaultDetails = {},
): Verdict {
  return { claim, status: 'missing', flaw, reason: expected, nearest: firstThree(nearest), shown };
}

/** The claim fits several things. */
export function ambiguous(claim: Claim, expected: string, nearest: readonly string[]): Verdict {
  return { claim, status: 'ambiguous', flaw: null, reason: expected, nearest: firstThree(nearest), shown: null };
}

/** Nothing here can tell whether the claim is true: the reason. */
export function uncheckable(claim: Claim, reason: string): Verdict {
  return { claim, status: 'uncheckable', flaw: null, reason, nearest: [], shown: null };
}

function firstThree(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, 3);
}
