import { z } from 'zod';
import type { SectionId } from '../src/sections/section.ts';
import type { DescribedReport } from '../src/checks/reporters/json.ts';
import { settingFields } from '../src/config.ts';
import type { CheckedPlan } from '../src/checks/reporters/reporter.ts';
import { planField } from './plans/plan-field.ts';
import { sectionsField } from './plans/sections-field.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** From grave to slight. */
const severities = ['error', 'warning', 'info'] as const;

/** Findings of the checks on one plan, or on several at a shell. */
export const checkPlan = defineTool({
  name: 'check_plan',
  title: 'Check plan',
  summary: 'Check plans against the repository',
  description: `Use this on a plan that somebody edited or wrote, and before relying on one. Findings have a rule, severity, line and the nearest existing name; open/point lists what is to be decided. Reads only.`,
  input: z.object({
    plan: planField,
    others: z.array(planField).default([]).describe('More plans'),
    format: z.enum(['text', 'json', 'sarif', 'github']).default('text').describe('Form of the report'),
    fail_on: z.enum(severities).default('error').describe('Lowest severity that fails'),
    accept: sectionsField.optional().describe('Take what these sections cite as it is now; all without names'),
    checks: settingFields.checks.optional(),
  }),
  product: 'data',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['mcp', 'cli'],
  command: {
    name: 'check',
    details:
      'Holds plans against the repository and their own request. Needs no model and no network. Exits with 1 when something is found at or above --fail-on.',
    positional: [
      { field: 'plan', value: 'PLAN', required: true, rest: false },
      { field: 'others', value: 'PLANS', required: false, rest: true },
    ],
    only: ['others', 'format', 'fail_on', 'accept', 'checks'],
    values: { fail_on: 'SEVERITY', accept: 'SECTION', checks: 'RULE=SEVERITY,…' },
    optional: ['accept'],
    json: true,
  },
  async run({ plan, others, format, fail_on: failOn, accept }, context) {
    const { reporters } = await import('../src/checks/reporters/index.ts');
    const { describeReport } = await import('../src/checks/reporters/json.ts');
    const accepted = accept === undefined ? [] : await acceptAll([plan, ...others], accept, context);
    const checked: CheckedPlan[] = [];
    for (const handle of [plan, ...others]) checked.push(await check(handle, context));
    const counted = severities.slice(0, severities.indexOf(failOn) + 1);
    const passed = checked.every(({ report }) => report.findings.every(({ severity }) => !counted.includes(severity)));
    const described = checked.map(describeReport);
    const [only, ...rest] = described;
    const text =
      reporters.find((reporter) => reporter.format === format)?.print(checked, { colour: context.colour }) ?? '';
    const data = only === undefined || rest.length > 0 ? described : await brief({ passed, ...only }, context);
    return { text: format === 'text' ? accepted.join('') + text : text, data, outcome: passed ? 'done' : 'findings' };
  },
});

async function acceptAll(handles: readonly string[], ids: readonly SectionId[], context: ToolContext) {
  const { acceptPlan } = await import('./plans/accept-plan.ts');
  const said: string[] = [];
  for (const handle of handles) said.push(await acceptPlan(handle, ids, context));
  return said;
}

async function check(handle: string, context: ToolContext): Promise<CheckedPlan> {
  const { findPlan } = await import('./plans/find-plan.ts');
  const { checkPlanText } = await import('../src/checks/check-plan.ts');
  const { readPlanFile } = await import('../src/plan/plan-store.ts');
  const { repository, signal, progress } = await context.open();
  const { path, name } = await findPlan(handle, repository.root, context);
  progress({ stage: 'checking', item: name, done: 0, total: 0 });
  const options = { severities: context.settings.checks, ...(name === path ? {} : { path: name }) };
  return { path: name, report: await checkPlanText(await readPlanFile(path), repository, signal, options) };
}

/** For an assistant: the gravest findings and what is not fresh, within the budget; what a claim says stands in its message. */
async function brief(
  { findings: all, freshness, ...described }: { readonly passed: boolean } & DescribedReport,
  { face, budget }: ToolContext,
): Promise<object> {
  if (face === 'cli') return { ...described, findings: all, freshness };
  const { fitBudget } = await import('./analysis/fit-budget.ts');
  const findings = all
    .map((finding) => ({ ...finding, claim: undefined }))
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  const doubtful = freshness.filter(({ state, changes }) => state !== 'fresh' || changes.length > 0);
  const { value, omitted } = fitBudget(
    { ...described, findings, freshness: doubtful },
    { limits: {}, leastFirst: ['freshness', 'findings'], budget },
  );
  return omitted['findings'] === undefined && omitted['freshness'] === undefined ? value : { ...value, omitted };
}
