import { z } from 'zod';
import { settingFields } from '../src/config.ts';
import { boundedText } from './bounded-text.ts';
import { planField } from './plans/plan-field.ts';
import { namedSectionsField, readNamedSections } from './plans/sections-field.ts';
import { defineTool } from './tool.ts';
import { sourceFields } from './source-fields.ts';

/** One section of a plan, as the user wants it. */
export const refineSection = defineTool({
  name: 'refine_section',
  title: 'Refine section',
  summary: 'Change one section of a plan as you say, and nothing else',
  description: `Use this when the user wants sections changed: the server's model does it, checked as a draft is; hand edits and all else stay. Answers with the diff and what no longer agrees; without a model, with the brief to do it yourself.`,
  input: z.object({
    plan: planField,
    section: namedSectionsField.describe('Id or ids: `steps,done`'),
    instruction: boundedText(20_000).default('').describe('What to change; empty: refresh the facts'),
    dry_run: z.boolean().default(false).describe('Write nothing'),
    cascade: z.boolean().default(false).describe('Then bring the sections in line that no longer agree, each once'),
    heading: boundedText(500)
      .optional()
      .describe('The heading that the section has in this plan, or none to insert it'),
    ...sourceFields,
    drafter: settingFields.drafter.optional(),
    model: settingFields.model.optional(),
    base_url: settingFields.base_url.optional(),
    max_cost: settingFields.max_cost.optional(),
    max_tokens: settingFields.max_tokens.optional(),
    network: settingFields.network.optional(),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  faces: ['mcp', 'cli'],
  command: {
    name: 'refine',
    details:
      'Changes one section of a plan, or several (steps,testing), as the instruction says, with the configured model; what people wrote is kept where the instruction does not touch it, and every byte outside stays. Every claim is checked as in a draft. Works on any plan that follows the template, also one written by hand or in another language. Without an instruction, the facts that the evidence drafted are brought up to date. --source and --search read pages: each gets its row in 2.2, with the words that support it in Appendix B, and the model that follows an instruction reads them too. Shows the change, records in section 1 where it departs from the request, and says which other sections no longer agree; --cascade refines those too, within the same --max-cost. Exits with 1 when the checks find errors in the sections or newly in others, with 2 when somebody else changed the same lines meanwhile: both versions are kept then.',
    positional: [
      { field: 'plan', value: 'PLAN', required: true, rest: false },
      { field: 'section', value: 'SECTION[,SECTION]', required: true, rest: false },
      { field: 'instruction', value: 'INSTRUCTION', required: false, rest: true, orFile: true },
    ],
    only: [
      'cascade',
      'heading',
      'source',
      'search',
      'drafter',
      'model',
      'base_url',
      'max_cost',
      'max_tokens',
      'network',
    ],
    repeated: ['source'],
    bare: { search: 'auto' },
    values: {
      source: 'URL',
      search: 'PROVIDER',
      model: 'ID',
      base_url: 'URL',
      max_cost: 'USD',
      max_tokens: 'N',
      heading: 'TITLE',
    },
    json: true,
  },
  async run({ plan: handle, section, instruction: words, dry_run: dryRun, cascade, heading, source, search }, context) {
    const { refineSections } = await import('../src/refine-section.ts');
    const { canFollow } = await import('../src/drafting/refining/refine-desk.ts');
    const { placePlan } = await import('../src/plan/plan-store.ts');
    const { findPlan } = await import('./plans/find-plan.ts');
    const { readWishes } = await import('./plans/read-wishes.ts');
    const { readDrafterOptions } = await import('./plans/drafter-options.ts');
    const { describeRefinement, printRefinement } = await import('./plans/describe-refinement.ts');
    const { describeWaiting } = await import('./plans/describe-waiting.ts');
    const { joinWork } = await import('./plans/standing-work.ts');
    const { sayHeadings } = await import('./plans/say-headings.ts');
    const { face, settings } = context;
    const core = await context.open();
    const { root } = core.repository;
    const { path, name } = await findPlan(handle, root, context);
    const instruction = words.trim();
    const named = readNamedSections(section);
    const { sections } = named;
    const headings = await sayHeadings(path, named, heading, context);
    if (face === 'mcp' && instruction !== '' && !canFollow(settings.drafter, core)) {
      const { briefRefinements } = await import('./plans/brief-one.ts');
      const text = await briefRefinements(name, { sections, instruction }, context);
      return { text, data: { plan: name, sections, text }, plan: name, outcome: 'done' };
    }
    if (face === 'mcp') await placePlan(`${root}/${settings.plans}`, path);
    const wishes = await readWishes(source, search ?? null, core.web);
    const refinement = { sections, instruction, dryRun, headings, cascade };
    const waited = await joinWork(
      JSON.stringify([path, refinement]),
      async (life) => {
        const options = { ...(await readDrafterOptions(context, null, life)), ...wishes };
        return refineSections(path, refinement, options, await context.openFor(life));
      },
      context,
    );
    if ('goesOn' in waited) {
      const kept = 'Each section is written when it is done.';
      const told = describeWaiting(name, waited.goesOn ?? {}, { tool: 'refine_section', kept });
      return { ...told, plan: name, outcome: 'done' };
    }
    const data = describeRefinement(waited.result, { root, path, dryRun });
    const findings = [...data.refined.flatMap((one) => one.findings), ...data.disagreeing];
    const isFailed = data.ended !== null || data.refined.some(({ state }) => state === 'conflict');
    const outcome = isFailed ? 'failed' : findings.some(({ severity }) => severity === 'error') ? 'findings' : 'done';
    return { text: printRefinement(data, context), data, plan: name, outcome };
  },
});
