import type { PlanError } from '../../errors.ts';
import type { CheckReport } from '../check-plan.ts';

export type ReportFormat = 'text' | 'json' | 'sarif' | 'github';

/** A plan that was checked. */
export interface CheckedPlan {
  /** The plan's file for the reader: from the repository root with `/`, or as it was named. */
  readonly path: string;
  readonly report: CheckReport;
}

/** A plan that could not be checked. */
export interface FailedPlan {
  readonly path: string;
  readonly problem: PlanError;
}

export interface ReportOptions {
  /** Plans that could not be checked, beside those that were. */
  readonly failed?: readonly FailedPlan[];
  /** What can be mended is being mended: nobody need be told how. */
  readonly fixing?: boolean;
  /** ANSI colours, for a terminal that wants them. */
  readonly colour?: boolean;
}

/** Writes what the checks found, for one kind of reader. The text ends with a line feed. */
export interface Reporter {
  readonly format: ReportFormat;
  print(plans: readonly CheckedPlan[], options?: ReportOptions): string;
}

/** Says that a value is a reporter. */
export function defineReporter(reporter: Reporter): Reporter {
  return reporter;
}
