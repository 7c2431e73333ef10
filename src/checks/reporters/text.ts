import { sections } from '../../sections/index.ts';
import { fillHeading } from '../../sections/heading.ts';
import type { Finding, Severity } from '../check.ts';
import { freshnessRows } from './describe-freshness.ts';
import { defineReporter, type CheckedPlan } from './reporter.ts';

/** For people at a terminal: findings under their sections, then what was counted. */
export const textReporter = defineReporter({
  format: 'text',
  print: (plans, { colour = false } = {}) =>
    `${plans.map((plan) => printPlan(plan, colour ? paint : plain)).join('\n\n')}\n`,
});

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue';
type Paint = (style: Style, text: string) => string;

const plain: Paint = (_, text) => text;

/** Select Graphic Rendition codes that switch each style on and off (ECMA-48). */
const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
};
const paint: Paint = (style, text) => `\u001B[${codes[style][0]}m${text}\u001B[${codes[style][1]}m`;

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

function printPlan({ path, report: { findings, claims, freshness } }: CheckedPlan, paint: Paint): string {
  const { verified, missing, ambiguous, uncheckable } = claims;
  const groups = groupBySection(findings).map(([title, own]) => `  ${paint('bold', title)}\n${printRows(own, paint)}`);
  const all = verified + missing + ambiguous + uncheckable;
  const counted = `${all} claim${all === 1 ? '' : 's'}: ${verified} verified, ${missing} missing, ${ambiguous} ambiguous, ${uncheckable} uncheckable`;
  const [since = '', ...rows] = freshnessRows(freshness);
  const fresh = [`  ${paint('bold', since)}`, ...rows.map((row) => `  ${row}`)].join('\n');
  return [paint('bold', path), ...groups, fresh, `  ${countFindings(findings)}; ${counted}`].join('\n\n');
}

function printRows(findings: readonly Finding[], paint: Paint): string {
  const place = ({ line, column }: Finding) => `${line}:${column}`;
  const width = Math.max(...findings.map((finding) => place(finding).length));
  return findings
    .map(
      (finding) =>
        `    ${paint('dim', place(finding).padStart(width))}  ${paint(styles[finding.severity], finding.severity.padEnd(7))}  ${finding.message}  ${paint('dim', finding.rule)}`,
    )
    .join('\n');
}

/** The plan as a whole first, then sections in the order of the template. */
function groupBySection(
  findings: readonly Finding[],
): readonly (readonly [title: string, findings: readonly Finding[]])[] {
  const titles = [
    ['Plan', null] as const,
    ...sections.map(({ id, heading, names }) => [fillHeading(heading, names), id] as const),
  ];
  return titles
    .map(([title, id]) => [title, findings.filter(({ section }) => section === id)] as const)
    .filter(([, own]) => own.length > 0);
}

function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const open = findings.filter(({ rule }) => rule === 'open/point').length;
  const counts = [
    [count('error'), 'error'],
    [count('warning'), 'warning'],
    [count('info') - open, 'remark'],
    [open, 'open point'],
  ] as const;
  const told = counts
    .filter(([number]) => number > 0)
    .map(([number, noun]) => `${number} ${noun}${number === 1 ? '' : 's'}`);
  return told.length === 0 ? 'No findings' : told.join(', ');
}
