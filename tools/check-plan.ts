import { z } from 'zod';
import type { CheckedPlan } from '../src/checks/reporters/reporter.ts';
import { planField } from './plans/plan-field.ts';
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
    online: z.boolean().default(false).describe('Ask registries and advisory services again'),
    fail_on: z.enum(severities).default('error').describe('Lowest severity that fails'),
  }),
  product: 'data',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['mcp', 'cli'],
  command: {
    name: 'check',
    details:
      'Holds plans against the repository and their own request. Needs no model, and no network without --online, which asks the registries of packages anew. Exits with 1 when something is found at or above --fail-on.',
    positional: [
      { field: 'plan', value: 'PLAN', required: true, rest: false },
      { field: 'others', value: 'PLANS', required: false, rest: true },
    ],
    only: ['others', 'format', 'fail_on', 'online'],
    values: { fail_on: 'SEVERITY' },
    json: true,
  },
  async run({ plan, others, format, online, fail_on: failOn }, context) {
    const { reporters } = await import('../src/checks/reporters/index.ts');
    const { describeReport } = await import('../src/checks/reporters/json.ts');
    const checked: CheckedPlan[] = [];
    for (const handle of [plan, ...others]) checked.push(await check(handle, online, context));
    const counted = severities.slice(0, severities.indexOf(failOn) + 1);
    const passed = checked.every(({ report }) => report.findings.every(({ severity }) => !counted.includes(severity)));
    const described = checked.map(describeReport);
    const [only, ...rest] = described;
    const text =
      reporters.find((reporter) => reporter.format === format)?.print(checked, { colour: context.colour }) ?? '';
    const data = only === undefined || rest.length > 0 ? described : await brief({ passed, ...only }, context);
    return { text, data, outcome: passed ? 'done' : 'findings' };
  },
});

async function check(handle: string, online: boolean, context: ToolContext): Promise<CheckedPlan> {
  const { findPlan } = await import('./plans/find-plan.ts');
  const { checkPlanText } = await import('../src/checks/check-plan.ts');
  const { readPlanFile } = await import('../src/plan/plan-store.ts');
  const { closeBook, renewBook } = await import('../src/research/packages/package-book.ts');
  const { repository, packages: book, licenses, signal, progress } = await context.open();
  const packages = book && (online ? renewBook(book) : closeBook(book, 'nobody was asked'));
  const { path, name } = await findPlan(handle, repository.root, context);
  progress({ stage: 'checking', item: name, done: 0, total: 0 });
  const inside = { packages, licenses, ...(name === path ? {} : { path: name }) };
  return { path: name, report: await checkPlanText(await readPlanFile(path), repository, signal, inside) };
}

/** For an assistant: the gravest findings within the budget; what a claim says stands in its message. */
async function brief<
  Described extends { readonly findings: readonly { readonly severity: (typeof severities)[number] }[] },
>(described: Described, { face, budget }: ToolContext): Promise<object> {
  if (face === 'cli') return described;
  const { fitBudget } = await import('./analysis/fit-budget.ts');
  const findings = described.findings
    .map((finding) => ({ ...finding, claim: undefined }))
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  const { value, omitted } = fitBudget({ ...described, findings }, { limits: {}, leastFirst: ['findings'], budget });
  return omitted['findings'] === undefined ? value : { ...value, omitted };
}
