import type { Claim } from '../claims/claim.ts';
import type { SectionId } from '../sections/section.ts';

/**
 * What became of something that a section cites.
 * - `lines`: the cited lines read otherwise. `rule`: so do the quoted words of a rule. `path`: the file is gone.
 * - `symbol`: the name is gone from the code. `version`: another one is in use. `command`: nothing defines it any more.
 * - `moved`: the cited lines stand elsewhere, as they were: out of date, and not false.
 */
export type ChangeKind = 'lines' | 'rule' | 'path' | 'symbol' | 'version' | 'command' | 'moved';

/** One cited thing that is not as it was. */
export interface Change {
  readonly kind: ChangeKind;
  /** As the plan cites it: `src/store.ts:5-7`. */
  readonly cited: string;
  /** What it is now, as words that follow the citation: "2 of 3 lines differ, the first is line 6". */
  readonly now: string;
  /** Where it stands now, in the form of a citation; null where it is nowhere. */
  readonly at: string | null;
  /** The plan itself changes or removes this file, and work on it has begun. */
  readonly planned: boolean;
  readonly claim: Claim;
}

/** What a section says of the world that nobody here can compare with what it was. */
export interface Unknown {
  readonly cited: string;
  /** To be read after "because". */
  readonly why: string;
}

/** How a section stands to the state of the repository that it was drafted at. */
export interface SectionFreshness {
  readonly section: SectionId;
  /** `stale`: something cited changed; `unknown`: nothing is known to have changed, and not all could be compared. */
  readonly state: 'fresh' | 'stale' | 'unknown';
  /** How many places, versions and commands of the repository it cites. */
  readonly cited: number;
  readonly changes: readonly Change[];
  readonly unknown: readonly Unknown[];
}

/** How a plan stands to the state of the repository that it was drafted at. */
export interface Freshness {
  /** The commit that it was drafted at, or last accepted at; null where it does not say. */
  readonly base: string | null;
  /** Why nothing of the plan can be compared; null where something can. */
  readonly problem: string | null;
  /** In the order of the file. */
  readonly sections: readonly SectionFreshness[];
}

/** True if a change makes what the section says doubtful: what only moved does not. */
export function makesStale({ kind }: Change): boolean {
  return kind !== 'moved';
}
