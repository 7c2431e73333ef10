import type { Plan } from '../plan/plan.ts';
import type { SectionId } from '../sections/section.ts';
import type { CheckReport } from './check-plan.ts';
import { isSameFinding, type Finding } from './check.ts';
import { findVanishedNames } from './vanished-names.ts';

/** What the change of a section did to what the checks say. */
export interface ReportChanges {
  /** Of the section itself, as it stands now. */
  readonly findings: readonly Finding[];
  /** Of the others and the plan as a whole, errors and warnings that were not there before: what no longer agrees with the section. */
  readonly disagreeing: readonly Finding[];
}

/** A plan, and what the checks say of it. */
export interface Checked {
  readonly plan: Plan;
  readonly report: CheckReport;
}

/** Holds the findings before the change of one section against those after it; lines do not count, for they move. */
export function compareReports(
  changed: SectionId,
  before: Checked,
  after: Checked,
  exists: (path: string) => boolean,
): ReportChanges {
  const isNew = (finding: Finding) => !before.report.findings.some((one) => isSameFinding(one, finding));
  const found = after.report.findings.filter(
    (finding) => finding.section !== changed && finding.severity !== 'info' && isNew(finding),
  );
  const isTold = ({ section, line }: Finding) => found.some((one) => one.section === section && one.line === line);
  const vanished = findVanishedNames(changed, before.plan, after.plan, exists).filter((one) => !isTold(one));
  return {
    findings: after.report.findings.filter(({ section }) => section === changed),
    disagreeing: [...found, ...vanished],
  };
}
