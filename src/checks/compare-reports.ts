import type { SectionId } from '../sections/section.ts';
import type { CheckReport } from './check-plan.ts';
import { isSameFinding, type Finding } from './check.ts';

/** What the change of a section did to what the checks say. */
export interface ReportChanges {
  /** Of the section itself, as it stands now. */
  readonly findings: readonly Finding[];
  /** Of the others and the plan as a whole, errors and warnings that were not there before: what no longer agrees with the section. */
  readonly disagreeing: readonly Finding[];
}

/** Holds the findings before the change of one section against those after it; lines do not count, for they move. */
export function compareReports(changed: SectionId, before: CheckReport, after: CheckReport): ReportChanges {
  const isNew = (finding: Finding) => !before.findings.some((one) => isSameFinding(one, finding));
  return {
    findings: after.findings.filter(({ section }) => section === changed),
    disagreeing: after.findings.filter(
      (finding) => finding.section !== changed && finding.severity !== 'info' && isNew(finding),
    ),
  };
}
