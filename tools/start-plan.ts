import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { settingFields } from '../src/config.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** From a feature request to a plan file. */
export const startPlan = defineTool({
  name: 'start_plan',
  title: 'Start plan',
  summary: 'Draft a plan for a feature request',
  description: `Use this when the user wants an implementation plan for a feature, before any code is written: creates the plan file in one call.
The plan keeps the request verbatim, splits it into requirements, and fills thirteen sections with what the repository proves: files to change with line ranges, code to reuse, stack and versions, rules verbatim, commands and gates, tests, past commits like it. Every path, symbol, package and command in it is checked. What takes a decision stands as "> **Open:** question" and is listed in the answer: decide with the user, and edit the file.
Writes one new Markdown file in the plans folder (docs/plans) and nothing else; refuses to replace a file unless force is true. Afterwards: get_plan reads a section, check_plan verifies your edits, write_plan sets the status.`,
  input: z.object({
    request: z
      .string()
      .max(200_000)
      .describe(
        'The feature request, in full and in the words of the user: it is kept verbatim and split into requirements',
      ),
    out: z
      .string()
      .min(1)
      .max(400)
      .optional()
      .describe('File to write, ending in .md; by default <date>-<title>.md in the plans folder'),
    size: settingFields.size.optional(),
    author: settingFields.author.optional(),
    force: z.boolean().default(false).describe('Replace the plan that is already at that place'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
  faces: ['mcp'],
  async run({ request, out, force }, context) {
    const { settings, folder, environment, signal } = context;
    const core = await context.open();
    const { draftPlan } = await import('../src/draft-plan.ts');
    const { findAuthor } = await import('../src/create-context.ts');
    const { describeDraft, printDraft } = await import('./plans/describe-draft.ts');
    const author = settings.author ?? (await findAuthor(folder, { environment, signal }));
    const place = out === undefined ? null : await choosePlace(out, core.repository.root, context);
    const drafted = await draftPlan(
      request,
      {
        out: place,
        folder: settings.plans,
        size: settings.size,
        force,
        author,
        drafter: 'evidence',
        limits: { tokens: null, cost: null },
        ask: null,
      },
      core,
    );
    const data = describeDraft(drafted, core.repository.root);
    const errors = data.findings.some(({ severity }) => severity === 'error');
    return { text: printDraft(data, context.face), data, outcome: errors ? 'findings' : 'done' };
  },
});

/** A shell may write anywhere in the repository; an assistant only in the plans folder. */
async function choosePlace(out: string, root: string, { face, settings }: ToolContext): Promise<string> {
  if (face === 'cli') return out;
  const { placePlan } = await import('../src/plan/plan-store.ts');
  const plans = join(root, settings.plans);
  return placePlan(plans, out === basename(out) ? join(plans, out) : resolve(root, out));
}
