import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { boundedText } from './bounded-text.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Most characters of the brief: enough to plan from, and below what clients cut off. */
const briefRoom = 32_000;

/** From a feature request to a plan file, and the brief to write it from. */
export const startPlan = defineTool({
  name: 'start_plan',
  title: 'Start plan',
  summary: 'Start a plan for a feature request, and brief the assistant on it',
  description: `Use this first when the user wants an implementation plan for a feature, before any code is written. Creates the plan file (docs/plans), drafted from evidence, and answers with all you need to write it: requirements, likely files and symbols, the code that tells most, precedents, rules, commands, tests, the form of the 18 sections. Then read the few files that still matter, write all sections as Markdown, and call submit_sections once.`,
  input: z.object({
    request: boundedText(200_000).describe('The feature request, verbatim and in full'),
    out: boundedText(400).optional().describe('File name ending in .md; by default <date>-<title>.md'),
    force: z.boolean().default(false).describe('Replace a plan at that place'),
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
    const { mayReplace } = await import('./plans/may-replace.ts');
    const { briefPlan } = await import('../src/drafting/brief/brief-plan.ts');
    const author = settings.author ?? (await findAuthor(folder, { environment, signal }));
    const place = out === undefined ? null : await choosePlace(out, core.repository.root, context);
    const whole = clarify(request, context);
    const drafted = await draftPlan(
      whole,
      {
        out: place,
        folder: settings.plans,
        size: settings.size,
        force: force || (await mayReplace(whole, place, core, context)),
        author,
        drafter: 'evidence',
        limits: { tokens: null, cost: null },
        ask: null,
      },
      core,
    );
    const data = describeDraft(drafted, core.repository.root);
    const { source } = drafted;
    if (source === undefined) return { text: printDraft(data, 'mcp'), data, outcome: 'done' };
    const brief = briefPlan(
      { ...source, plan: drafted.plan, name: data.plan, repository: core.repository },
      Math.min(context.budget, briefRoom),
    );
    return { text: brief, data, plan: data.plan, outcome: 'done' };
  },
});

/** Fewer words than this say what, and not yet what must be true of it. */
const fewWords = 6;

/** The request; where it says very little and the user can be asked, with what they add. */
function clarify(request: string, { consult }: ToolContext): string {
  const words = request.split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.length >= fewWords) return request;
  const question = `“${words.join(' ')}” leaves much open. What should be true when it is done, and what must stay as it is? Leave it empty to go on without.`;
  const added = consult({ id: 'clarify', kind: 'text', words: question, about: request });
  return typeof added === 'string' ? `${request.trimEnd()}\n\n${added}` : request;
}

/** An assistant writes only in the plans folder. */
async function choosePlace(out: string, root: string, { settings }: ToolContext): Promise<string> {
  const { placePlan } = await import('../src/plan/plan-store.ts');
  const plans = join(root, settings.plans);
  return placePlan(plans, out === basename(out) ? join(plans, out) : resolve(root, out));
}
