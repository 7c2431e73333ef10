import { sections } from '../../sections/index.ts';
import { fillHeading } from '../../sections/heading.ts';
import type { SectionTitles } from '../check-plan.ts';
import type { Finding, Severity } from '../check.ts';
import { fixable } from '../fix-plan.ts';
import { freshnessRows } from './describe-freshness.ts';
import { defineReporter, type CheckedPlan, type FailedPlan } from './reporter.ts';

/** For people at a terminal: findings under their sections, then what was counted. */
export const textReporter = defineReporter({
  format: 'text',
  print(plans, { colour = false, failed = [], fixing = false } = {}) {
    const painted = colour ? paint : plain;
    const findings = plans.flatMap(({ report }) => report.findings);
    const mendable = fixing ? 0 : fixable(findings).length;
    const pieces = [
      ...plans.map((plan) => printPlan(plan, painted)),
      ...failed.map((one) => printFailure(one, painted)),
      ...(plans.length + failed.length > 1 ? [printTotal(plans, failed)] : []),
      ...(mendable > 0 ? [`  --fix mends ${mendable} of them`] : []),
      ...(findings.some(({ severity }) => severity !== 'info')
        ? ['  What a rule asks for and how to switch it off: docs/rules.md of this package']
        : []),
    ];
    return `${pieces.join('\n\n')}\n`;
  },
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

function printPlan(
  { path, report: { findings, claims, ignored, freshness, titles } }: CheckedPlan,
  paint: Paint,
): string {
  const { verified, missing, ambiguous, uncheckable } = claims;
  const groups = groupBySection(findings, titles).map(
    ([title, own]) => `  ${paint('bold', title)}\n\n${own.map((finding) => printFinding(finding, paint)).join('\n')}`,
  );
  const all = verified + missing + ambiguous + uncheckable;
  const counted = `${all} claim${all === 1 ? '' : 's'}: ${verified} verified, ${missing} missing, ${ambiguous} ambiguous, ${uncheckable} uncheckable`;
  const [since = '', ...rows] = freshnessRows(freshness, titles);
  const fresh = [paint('bold', wrap(since, '  ')), ...rows.map((row) => `  ${row}`)].join('\n');
  const told = `${countFindings(findings)}${ignored > 0 ? `, ${ignored} ignored` : ''}`;
  return [paint('bold', path), ...groups, fresh, `  ${told}\n  ${counted}`].join('\n\n');
}

/** Place and rule on a line, what was found below it, so that it can be read in 80 columns. */
function printFinding({ line, column, severity, rule, message }: Finding, paint: Paint): string {
  const head = `    ${paint('dim', `${line}:${column}`)} ${paint(styles[severity], severity)} ${paint('dim', rule)}`;
  return `${head}\n${wrap(message, '      ')}`;
}

function printFailure({ path, problem }: FailedPlan, paint: Paint): string {
  const hint = problem.hint === undefined ? '' : `\n${wrap(`hint: ${problem.hint}`, '  ')}`;
  return `${paint('bold', path)}\n\n${paint('red', wrap(`Could not be checked. ${problem.message}`, '  '))}${hint}`;
}

function printTotal(plans: readonly CheckedPlan[], failed: readonly FailedPlan[]): string {
  const told = `${plans.length} plan${plans.length === 1 ? '' : 's'} checked${failed.length > 0 ? `, ${failed.length} not` : ''}`;
  return `  ${told}: ${countFindings(plans.flatMap(({ report }) => report.findings))}`;
}

/** Broken at spaces; a longer word stays whole, for it may be a path to copy. */
function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines.join('\n');
}

const columns = 80;

/** The plan as a whole first, then sections in the order of the template, under the plan's own headings where it has them. */
function groupBySection(
  findings: readonly Finding[],
  own: SectionTitles,
): readonly (readonly [title: string, findings: readonly Finding[]])[] {
  const titles = [
    ['Plan', null] as const,
    ...sections.map(({ id, heading }) => [own[id] ?? fillHeading(heading, {}), id] as const),
  ];
  return titles
    .map(([title, id]) => [title, findings.filter(({ section }) => section === id)] as const)
    .filter(([, found]) => found.length > 0);
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
