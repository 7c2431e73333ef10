import type { Claim, Verdict } from '../claims/claim.ts';
import type { CollectorInput } from '../evidence/collector.ts';
import type { Plan } from '../plan/plan.ts';
import type { Repository } from '../repository/repository.ts';
import type { SectionId } from '../sections/section.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Something about a plan that a person should look at. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Null for the plan as a whole. */
  readonly section: SectionId | null;
  /** "Unexpected X, expected Y". */
  readonly message: string;
  /** 1-based place in the plan file. */
  readonly line: number;
  readonly column: number;
  readonly claim?: Claim;
}

/** What a rule looks at. */
export interface CheckInput {
  readonly plan: Plan;
  readonly repository: Repository;
  /** Facts of the repository, gathered once per run, on demand. */
  readonly use: CollectorInput['use'];
  /** One verdict per claim of the plan. */
  readonly verdicts: readonly Verdict[];
  readonly signal: AbortSignal;
}

/** A rule: one thing that must be so in every plan. */
export interface Check {
  /** `family/name` in kebab case: `structure/missing-section`. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule asks for, in one sentence. */
  readonly description: string;
  /** A piece of a plan that passes, and one that fails: shown in the documentation and run by the tests. */
  readonly passes: string;
  readonly fails: string;
  run(input: CheckInput): readonly Finding[] | Promise<readonly Finding[]>;
}

/** Declares a rule. */
export function defineCheck(check: Check): Check {
  return check;
}
