import type { Finding } from '../../src/checks/check.ts';
import type { DraftedPlan } from '../../src/drafted-plan.ts';
import type { Face } from '../tool.ts';
import { describeSources, printSources } from './describe-sources.ts';
import { nameOf } from './find-plan.ts';
import { listOpenPoints, withoutOpenPoints } from './open-points.ts';
import { quoteWord } from '../../src/repository/shell/quote-word.ts';

/** What is told of a plan that was just drafted. */
export type DraftDescription = ReturnType<typeof describeDraft>;

/** A drafted plan as one JSON document. */
export function describeDraft({ plan, report, path, outcomes }: DraftedPlan, root: string) {
  return {
    plan: nameOf(path, root),
    title: plan.title,
    status: plan.front?.status ?? null,
    base: plan.front?.base ?? null,
    sections: plan.sections.map(({ id }) => id),
    open: listOpenPoints(plan),
    findings: report.findings,
    claims: report.claims,
    sources: describeSources(plan),
    usage: plan.front?.usage ?? null,
    outcomes,
  };
}

/** The same for a reader: where the plan is, what is open, what is wrong, and what to do next. */
export function printDraft(draft: DraftDescription, face: Face): string {
  const { plan, sections, open } = draft;
  const findings = withoutOpenPoints(draft.findings);
  const heading = [
    plan,
    `${sections.length} sections, ${count(open.length, 'open point')}, ${countFindings(findings)}.`,
    ...printSources(draft.sources),
    ...describeModel(draft),
  ].join('\n\n');
  if (face === 'cli') return [heading, ...nextAtShell(draft)].join('\n');
  return [
    heading,
    `Sections: ${sections.join(', ')}`,
    section(
      'Open points',
      open.map(({ section: id, question }) => `- ${id}: ${question}`),
    ),
    section(
      'Findings',
      findings.map(({ severity, rule, line, message }) => `- line ${line} ${severity} ${rule}: ${message}`),
    ),
    `Next: answer the open points with the user by editing ${plan} (get_plan with a section shows just that part), then call check_plan, then write_plan with status "Under Review".`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** "2 errors, 1 warning", or "no findings". */
export function countFindings(findings: readonly Pick<Finding, 'severity'>[]): string {
  const kinds = (['error', 'warning', 'info'] as const).map(
    (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
  );
  const told = kinds
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => (severity === 'info' ? `${number} info` : count(number, severity)));
  return told.length === 0 ? 'no findings' : told.join(', ');
}

/** What a model did and used; nothing without one. */
function describeModel({ usage, outcomes }: DraftDescription): string[] {
  if (usage === null) return [];
  const { model, calls, input, cached, output, cost } = usage;
  const price = cost === null ? 'no price known' : `${cost.toFixed(4)} USD`;
  const states = (['drafted', 'marked', 'kept', 'failed'] as const).flatMap((state) => {
    const number = outcomes.filter((outcome) => outcome.state === state).length;
    return number === 0 ? [] : [`${number} ${stateWords[state]}`];
  });
  const failed = outcomes.flatMap(({ id, state, reason }) => (state === 'failed' ? [`${id}: ${reason}`] : []));
  return [
    `${model}: ${calls} calls, ${input} tokens in (${cached} cached), ${output} out, ${price}.${states.length === 0 ? '' : ` Sections: ${states.join(', ')}.`}`,
    ...failed,
  ];
}

const stateWords = {
  drafted: 'drafted',
  marked: 'drafted with notes on what could not be verified',
  kept: 'left as somebody else wrote them',
  failed: 'not drafted',
} as const;

function nextAtShell({ plan, open, findings }: DraftDescription): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return [
    ...errors.slice(0, 5).map(({ line, message }) => `  ${plan}:${line}  ${message}`),
    open.length > 0
      ? `Answer the lines that begin with "> **Open:**", then run: groundplan check ${quoteWord(plan)}`
      : `Check it after editing: groundplan check ${quoteWord(plan)}`,
  ];
}

function section(title: string, lines: readonly string[]): string {
  const most = 60;
  const shown = lines.length > most ? [...lines.slice(0, most), `- … and ${lines.length - most} more`] : lines;
  return lines.length === 0 ? '' : [`${title}:`, ...shown].join('\n');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
