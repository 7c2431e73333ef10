import { z } from 'zod';
import type { DescribedReport } from '../src/checks/reporters/json.ts';
import { settingFields } from '../src/config.ts';
import { PlanError } from '../src/errors.ts';
import { planField } from './plans/plan-field.ts';
import { sectionsField } from './plans/sections-field.ts';
import type { MendedPlan } from './plans/check-each.ts';
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
    fix: z.boolean().default(false).describe('Mend what needs no judgement'),
    dry_run: z.boolean().default(false).describe('With --fix: show the change, write nothing'),
    online: z.boolean().default(false).describe('Ask again: pages that are quoted, registries, advisories'),
  }),
  product: 'data',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['mcp', 'cli'],
  command: {
    name: 'check',
    details:
      'Holds plans against the repository and their own request: files, all plans in a folder, or those that a pattern means. Needs no model, and no network unless --online is given: then the pages that it quotes are read again, registries of packages are asked anew, and what changed is said. With --fix mends what needs no judgement. Exits with 1 when something is found at or above --fail-on, and with 2 when a plan could not be checked; the others are checked all the same.',
    positional: [
      { field: 'plan', value: 'PLAN', required: true, rest: false },
      { field: 'others', value: 'PLANS', required: false, rest: true },
    ],
    only: ['others', 'format', 'fail_on', 'accept', 'checks', 'fix', 'dry_run', 'online'],
    values: { fail_on: 'SEVERITY', accept: 'SECTION', checks: 'RULE=SEVERITY,…' },
    optional: ['accept'],
    json: true,
  },
  async run({ plan, others, format, fail_on: failOn, accept, fix, dry_run: dryRun, online }, context) {
    if (dryRun && (!fix || accept !== undefined)) throw nothingToShow();
    const { reporters } = await import('../src/checks/reporters/index.ts');
    const { describeFailure, describeReport } = await import('../src/checks/reporters/json.ts');
    const { checkEach } = await import('./plans/check-each.ts');
    const wanted = { accept: accept ?? null, fix, dryRun, online };
    const { checked, failed } = await checkEach([plan, ...others], wanted, context);
    const counted = severities.slice(0, severities.indexOf(failOn) + 1);
    const passed = checked.every(({ report }) => report.findings.every(({ severity }) => !counted.includes(severity)));
    const described = [...checked.map(describeReport), ...failed.map(describeFailure)];
    const printed = reporters
      .find((reporter) => reporter.format === format)
      ?.print(checked, { colour: context.colour, failed, fixing: fix });
    const told = fix && format === 'text' ? await tellMended(checked, dryRun, context) : '';
    const [only, ...rest] = checked.map((one) => describeReport(one));
    const isOne = only !== undefined && rest.length === 0 && failed.length === 0;
    return {
      text: `${format === 'text' ? checked.map(({ accepted }) => accepted).join('') : ''}${told}${printed ?? ''}`,
      data: isOne ? await brief({ passed, ...only }, context) : described,
      outcome: failed.length > 0 ? 'failed' : passed ? 'done' : 'findings',
    };
  },
});

function nothingToShow(): PlanError {
  return new PlanError(
    'usage',
    'Expected --dry-run with --fix, and without --accept: it shows what mending would change.',
    {
      hint: 'Add --fix to see the change, or leave out --dry-run; --accept writes into the plan.',
    },
  );
}

/** What was mended in each plan, or would be, as a diff. */
async function tellMended(checked: readonly MendedPlan[], dryRun: boolean, { colour }: ToolContext): Promise<string> {
  const { diffTexts } = await import('./plans/diff-texts.ts');
  const { paintDiff } = await import('./plans/diff-section.ts');
  return checked
    .map(({ path, before, after, mended }) => {
      if (mended.length === 0) return `${path}: nothing to mend without judgement\n\n`;
      const diff = diffTexts(path, before, after);
      const count = `${mended.length} finding${mended.length === 1 ? '' : 's'}`;
      const head = dryRun ? `${path}: ${count} would be mended` : `${path}: ${count} mended`;
      return `${head}\n\n${dryRun ? `${colour ? paintDiff(diff) : diff}\n\n` : ''}`;
    })
    .join('');
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
