import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { settingFields, type Settings } from '../src/config.ts';
import { PlanError } from '../src/errors.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Most characters of the brief: enough to plan from, and below what clients cut off. */
const briefRoom = 28_000;

/** From a feature request to a plan file. */
export const startPlan = defineTool({
  name: 'start_plan',
  title: 'Start plan',
  summary: 'Draft a plan for a feature request',
  description: `Use this first when the user wants an implementation plan for a feature, before any code is written. Creates the plan file (docs/plans), drafted from evidence, and answers with all you need to write it: requirements with ids, likely files ranked with symbols and lines, the code that tells most, precedents, rules verbatim, commands, tests, and the form of the 18 sections. Then read the few files that still matter, write all sections as Markdown, and call submit_sections once.`,
  input: z.object({
    request: z.string().max(200_000).describe('The feature request, verbatim and in full'),
    out: z.string().max(400).optional().describe('File name ending in .md; by default <date>-<title>.md'),
    size: settingFields.size.optional(),
    drafter: settingFields.drafter.optional(),
    author: settingFields.author.optional(),
    force: z.boolean().default(false).describe('Replace a plan at that place'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
  faces: ['mcp', 'cli'],
  command: {
    name: 'draft',
    details:
      'Drafts a plan for a feature request from what the repository proves, and writes it as one Markdown file. What takes a decision stands in it as an open point. Exits with 1 when the checks find errors in it.',
    positional: [{ field: 'request', value: 'REQUEST', required: false, rest: true, orFile: true }],
    only: ['drafter', 'author'],
    values: { out: 'FILE', author: 'NAME' },
    json: true,
  },
  async run({ request, out, force }, context) {
    requireDrafter(context.settings.drafter);
    const { settings, folder, environment, signal } = context;
    const core = await context.open();
    const { draftPlan } = await import('../src/draft-plan.ts');
    const { findAuthor } = await import('../src/create-context.ts');
    const { describeDraft, printDraft } = await import('./plans/describe-draft.ts');
    const author = settings.author ?? (await findAuthor(folder, { environment, signal }));
    const place = out === undefined ? null : await choosePlace(out, core.repository.root, context);
    const drafted = await draftPlan(
      request,
      { out: place, folder: settings.plans, size: settings.size, force, author },
      core,
    );
    const data = describeDraft(drafted, core.repository.root);
    const errors = data.findings.some(({ severity }) => severity === 'error');
    if (context.face === 'cli') return { text: printDraft(data, 'cli'), data, outcome: errors ? 'findings' : 'done' };
    const { briefPlan } = await import('../src/drafting/brief/brief-plan.ts');
    const brief = briefPlan(
      { ...drafted, name: data.plan, repository: core.repository },
      Math.min(context.budget, briefRoom),
    );
    return { text: brief, data, outcome: 'done' };
  },
});

function requireDrafter(drafter: Settings['drafter']): void {
  if (drafter !== 'model') return;
  throw new PlanError(
    'config',
    'Expected the drafter to be `auto` or `evidence`, got `model`: this version drafts from evidence only.',
    {
      hint: 'Leave the drafter out, or set it to `evidence`; an assistant or a person then answers the open points in the file.',
    },
  );
}

/** A shell may write anywhere in the repository; an assistant only in the plans folder. */
async function choosePlace(out: string, root: string, { face, settings }: ToolContext): Promise<string> {
  if (face === 'cli') return out;
  const { placePlan } = await import('../src/plan/plan-store.ts');
  const plans = join(root, settings.plans);
  return placePlan(plans, out === basename(out) ? join(plans, out) : resolve(root, out));
}
