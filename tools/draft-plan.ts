import { z } from 'zod';
import { settingFields } from '../src/config.ts';
import type { DrafterChoice } from '../src/drafting/model-desk.ts';
import { PlanError } from '../src/errors.ts';
import type { ConfiguredModel } from '../src/model/require-model.ts';
import { readDrafterOptions } from './plans/drafter-options.ts';
import { defineTool } from './tool.ts';
import { sourceFields } from './source-fields.ts';

/** From a feature request to a plan file, or from a plan that was begun to a whole one. */
export const draftPlan = defineTool({
  name: 'draft_plan',
  title: 'Draft plan',
  summary: 'Draft a plan for a feature request',
  description: 'Drafts a plan for a feature request with the configured model, or from evidence alone.',
  input: z.object({
    request: z.string().max(1_000_000).default('').describe('The feature request, in full'),
    resume: z
      .string()
      .min(1)
      .optional()
      .describe('Go on with a plan that was begun: a model drafts what still stands as the evidence drafted it'),
    out: z
      .string()
      .min(1)
      .max(400)
      .optional()
      .describe('File to write, ending in .md; by default <date>-<title>.md in the plans folder'),
    size: settingFields.size.optional(),
    drafter: settingFields.drafter.optional(),
    model: settingFields.model.optional(),
    base_url: settingFields.base_url.optional(),
    max_cost: settingFields.max_cost.optional(),
    max_tokens: settingFields.max_tokens.optional(),
    rerank: settingFields.rerank.optional(),
    ask: z
      .boolean()
      .default(false)
      .describe('Answer here what the request leaves open; otherwise such questions become open points'),
    ...sourceFields,
    author: settingFields.author.optional(),
    network: settingFields.network.optional(),
    force: z.boolean().default(false).describe('Replace the plan that is already at that place'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  faces: ['cli'],
  command: {
    name: 'draft',
    details:
      'Drafts a plan for a feature request and writes it as one Markdown file: with the configured model, whose every answer is checked against the repository, or else from what the repository proves. What takes a decision stands in it as an open point. Exits with 1 when the checks find errors in it.',
    positional: [{ field: 'request', value: 'REQUEST', required: false, rest: true, orFile: true }],
    values: {
      out: 'FILE',
      author: 'NAME',
      resume: 'PLAN',
      source: 'URL',
      search: 'PROVIDER',
      model: 'ID',
      base_url: 'URL',
      max_cost: 'USD',
      max_tokens: 'N',
    },
    repeated: ['source'],
    bare: { search: 'auto' },
    json: true,
  },
  async run({ request, resume, out, force, ask, source, search, rerank }, context) {
    const isMore = request.trim() !== '' || out !== undefined || force;
    if (resume !== undefined && isMore) throw resumedWithMore();
    const core = await context.open();
    const { canFollow } = await import('../src/drafting/refining/refine-desk.ts');
    const isUnordered = context.settings.rerank && !canFollow(context.settings.drafter, core);
    if (isUnordered && rerank === true) await refuseOrder(context.settings.drafter, core);
    const { describeDraft, printDraft } = await import('./plans/describe-draft.ts');
    const { readWishes } = await import('./plans/read-wishes.ts');
    const wishes = await readWishes(source, search ?? null, core.web);
    const drafter = await readDrafterOptions(context, ask ? context.ask : null, context);
    const options = { ...drafter, ...wishes };
    const { settings } = context;
    const drafted =
      resume === undefined
        ? await (
            await import('../src/draft-plan.ts')
          ).draftPlan(
            request,
            { ...options, out: out ?? null, folder: settings.plans, size: settings.size, force },
            core,
          )
        : await goOn(resume);
    const data = describeDraft(drafted, core.repository.root);
    const errors = data.findings.some(({ severity }) => severity === 'error');
    const notices = isUnordered ? [unordered] : [];
    return {
      text: [printDraft(data, context.face), ...notices].join('\n\n'),
      data: { ...data, notices },
      outcome: errors ? 'findings' : 'done',
    };

    async function goOn(handle: string) {
      const { resumePlan } = await import('../src/resume-plan.ts');
      const { findPlan } = await import('./plans/find-plan.ts');
      const { path } = await findPlan(handle, core.repository.root, context);
      return resumePlan(path, null, options, core);
    }
  },
});

/** For settings that ask for an order where nobody can give it: a draft needs no model, so it goes on. */
const unordered = "The files stand in the program's own order, for there is no model to put them in another (rerank).";

/** For who asked for it in this very call. Without a model at all, the error is that of `analyze`. */
async function refuseOrder(drafter: DrafterChoice, core: ConfiguredModel): Promise<void> {
  const { requireModel } = await import('../src/model/require-model.ts');
  requireModel(core);
  throw new PlanError(
    'usage',
    `Expected a model to put the files in order, but the drafter is set to \`${drafter}\`.`,
    {
      hint: 'Leave out --rerank, or let the model draft.',
    },
  );
}

function resumedWithMore(): PlanError {
  return new PlanError('usage', 'Expected --resume without a request and a place: the plan keeps both.', {
    hint: 'Leave out the request, --out and --force; or leave out --resume to draft a new plan.',
  });
}
