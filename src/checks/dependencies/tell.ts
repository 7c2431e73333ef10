import type { ClaimedPackage } from '../../claims/planned-packages.ts';
import type { Known } from '../../research/packages/package-record.ts';
import type { CheckInput, Report } from '../check.ts';

/** A report on a package of 6.2. */
export function tellOf({ claim }: ClaimedPackage, { placeOf }: CheckInput, message: string): Report {
  return { section: 'changes', message, ...placeOf(claim), claim };
}

/** The packages that come in, or come in another version. */
export function incoming({ plannedPackages }: CheckInput): readonly ClaimedPackage[] {
  return plannedPackages.filter(({ change }) => change !== 'remove');
}

/** " (npm, fetched 2026-11-22)": where a fact was learned. */
export function label(fact: Known<unknown>): string {
  if (fact.state === 'unknown') return '';
  return ` (${fact.from}${fact.date === null ? '' : `, fetched ${fact.date}`})`;
}

/** Without backticks and line breaks, which would end the quotation, and short. */
export function quoted(text: string, most = 120): string {
  const line = text.replace(/[\s`]+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** A plan that adds one package, as an example of a rule. */
export function exampleRow(cells: string): string {
  return `## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| ${cells} |\n`;
}
