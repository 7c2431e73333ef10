import { describeFreshness } from './describe-freshness.ts';
import { defineReporter, type CheckedPlan } from './reporter.ts';

/** One JSON document: `{ plan, findings, claims, freshness }`, or a list of these for several plans. */
export const jsonReporter = defineReporter({
  format: 'json',
  print(plans) {
    const described = plans.map(describeReport);
    return `${JSON.stringify(described.length === 1 ? described[0] : described, null, 2)}\n`;
  },
});

/** A checked plan as programs are told of it. */
export type DescribedReport = ReturnType<typeof describeReport>;

/** What programs are told of a checked plan. */
export function describeReport({ path, report: { findings, claims, freshness } }: CheckedPlan) {
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
  };
}
