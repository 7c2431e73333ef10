import type { Finding, Severity } from '../check.ts';
import type { CheckReport } from '../check-plan.ts';
import { fixable } from '../fix-plan.ts';
import { describeFreshness } from './describe-freshness.ts';
import { defineReporter, type CheckedPlan, type FailedPlan } from './reporter.ts';

/** What programs are told of a checked plan. Fields may be added; those that are here stay. */
export interface DescribedReport {
  readonly plan: string;
  readonly findings: readonly DescribedFinding[];
  readonly claims: CheckReport['claims'];
  readonly freshness: ReturnType<typeof describeFreshness>;
  /** How many findings a comment in the plan ignores. */
  readonly ignored: number;
  /** How many of the findings `--fix` mends. */
  readonly fixable: number;
}

/** A finding as programs are told of it. */
export interface DescribedFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** Id of the section; null for the plan as a whole. */
  readonly section: Finding['section'];
  readonly message: string;
  /** 1-based, as the column. */
  readonly line: number;
  readonly column: number;
  readonly claim?: NonNullable<Finding['claim']>;
}

/** What programs are told of a plan that could not be checked. */
export interface DescribedFailure {
  readonly plan: string;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string | null };
}

/** One JSON document: a `DescribedReport`, or a list of these and of failures for several plans. */
export const jsonReporter = defineReporter({
  format: 'json',
  print(plans, { failed = [] } = {}) {
    const described = [...plans.map(describeReport), ...failed.map(describeFailure)];
    return `${JSON.stringify(described.length === 1 ? described[0] : described, null, 2)}\n`;
  },
});

/** What programs are told of a checked plan. */
export function describeReport({
  path,
  report: { findings, claims, freshness, ignored },
}: CheckedPlan): DescribedReport {
  return {
    plan: path,
    findings: findings.map(({ rule, severity, section, message, line, column, claim }) => ({
      rule,
      severity,
      section,
      message,
      line,
      column,
      ...(claim === undefined ? {} : { claim }),
    })),
    claims,
    freshness: describeFreshness(freshness),
    ignored,
    fixable: fixable(findings).length,
  };
}

/** What programs are told of a plan that could not be checked. */
export function describeFailure({ path, problem: { code, message, hint } }: FailedPlan): DescribedFailure {
  return { plan: path, error: { code, message, hint: hint ?? null } };
}
