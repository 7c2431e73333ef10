import type { Finding } from '../../src/checks/check.ts';
import type { DriftEntry } from '../../src/request/drift.ts';
import { writeDrift } from '../../src/sections/drift-entry.ts';

/** Most findings that an answer tells one by one. */
const findingLimit = 10;

/** What was recorded, and what the checks say of requirements and drift since. */
export function printRecorded(name: string, entry: DriftEntry, findings: readonly Finding[]): string {
  const told = findings
    .slice(0, findingLimit)
    .map(({ line, severity, rule, message }) => `- line ${line} ${severity} ${rule}: ${message}`);
  const more = findings.length - told.length;
  return [
    `Recorded in section 1 of ${name}:\n- ${writeDrift(entry)}`,
    findings.length === 0
      ? 'Requirements and drift agree.'
      : `Requirements and drift do not agree yet:\n${told.join('\n')}`,
    ...(more > 0 ? [`And ${more} more; check_plan, or groundplan check, lists all.`] : []),
  ].join('\n\n');
}
