import type { Root } from 'mdast';
import type { Claim, Verdict } from '../claims/claim.ts';
import type { Declared } from '../claims/declared.ts';
import type { ClaimedPackage } from '../claims/planned-packages.ts';
import type { CollectorInput } from '../evidence/collector.ts';
import type { Freshness } from '../freshness/freshness.ts';
import type { Plan, PlanSection } from '../plan/plan.ts';
import type { Repository } from '../repository/repository.ts';
import type { Request } from '../request/request.ts';
import type { LicensePolicy } from '../research/packages/license-policy.ts';
import type { SectionId } from '../sections/section.ts';
import type { Edit } from './edit.ts';
import type { Ignores } from './ignores.ts';

export type Severity = 'error' | 'warning' | 'info';

/** 1-based place in the plan file. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something about a plan that a person should look at. */
export interface Finding extends Place {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Null for the plan as a whole. */
  readonly section: SectionId | null;
  /** "Unexpected X, expected Y". */
  readonly message: string;
  readonly claim?: Claim;
  /** What mends it without judgement, where that can be said; all of it together, apart from each other. */
  readonly fix?: readonly Edit[];
}

/** True for findings that say the same, wherever it stands. */
export function isSameFinding(one: Finding, other: Finding): boolean {
  return one.rule === other.rule && one.section === other.section && one.message === other.message;
}

/** What a rule says: the id is its own, and so is the severity where nothing else is said. */
export type Report = Omit<Finding, 'rule' | 'severity'> & { readonly severity?: Severity };

/** What a rule looks at. */
export interface CheckInput {
  readonly plan: Plan;
  /** Where the plan's file lies, from the repository root; null when that is not known. */
  readonly path: string | null;
  /** Why the front matter could not be read, or null. */
  readonly frontProblem: string | null;
  /** The request that the front matter keeps, with its requirements; null without one. */
  readonly request: Request | null;
  readonly repository: Repository;
  /** Facts of the repository, gathered once per run, on demand. */
  readonly use: CollectorInput['use'];
  /** What the plan itself brings into the world. */
  readonly declared: Declared;
  /** The pages that it quotes were asked for now. */
  readonly isOnline: boolean;
  /** One verdict per claim of the plan, in the order of the file. */
  readonly verdicts: readonly Verdict[];
  /** What became of all that the plan cites since it was drafted. */
  readonly freshness: Freshness;
  /** The packages that the plan adds, upgrades or removes, in the order of the file. */
  readonly plannedPackages: readonly ClaimedPackage[];
  /** Which licences the repository takes; null where it does not say. */
  readonly licenses: LicensePolicy | null;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  /** Where a claim stands. */
  placeOf(claim: Claim): Place;
  /** A section's Markdown as a tree; lines and offsets are those of the section's text. Parsed once. */
  treeOf(section: PlanSection): Root;
  /** The comments that ignore findings. */
  readonly ignores: Ignores;
  /** Ids of all rules and families that there are. */
  readonly ruleNames: readonly string[];
  /** Ids of the rules of this run. */
  readonly running: readonly string[];
  /** What the rules of this run found, those about the comments left out, before anything is ignored. Only for those rules. */
  found(): Promise<readonly Finding[]>;
  readonly signal: AbortSignal;
}

/** A rule: one thing that must be so in every plan. */
export interface Check {
  /** `family/name` in kebab case: `structure/missing-section`. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule asks for, in one sentence. */
  readonly description: string;
  /**
   * A piece of a plan that passes, and one that fails: sections of a plan for a small shop in TypeScript, below front matter where
   * the rule needs the request. Shown in the documentation and run by the tests.
   */
  readonly passes: string;
  /** Null where no text can fail, only a value that a program made. */
  readonly fails: string | null;
  run(input: CheckInput): readonly Report[] | Promise<readonly Report[]>;
}

/** Declares a rule. */
export function defineCheck(check: Check): Check {
  return check;
}
