import { z } from 'zod';
import { settingFields } from '../src/config.ts';
import { boundedText } from './bounded-text.ts';
import { planField } from './plans/plan-field.ts';
import { sectionField } from './plans/sections-field.ts';
import { defineTool } from './tool.ts';

/** One section of a plan, as the user wants it. */
export const refineSection = defineTool({
  name: 'refine_section',
  title: 'Refine section',
  summary: 'Change one section of a plan as you say, and nothing else',
  description: `Use this when the user wants one section changed: the server's model does it, checked as a draft is; hand edits and all else stay. Answers with the diff and which sections no longer agree; without a model, with the brief to do it yourself.`,
  input: z.object({
    plan: planField,
    section: sectionField.describe('Its id'),
    instruction: boundedText(20_000).default('').describe('What to change; empty: refresh the facts'),
    dry_run: z.boolean().default(false).describe('Write nothing'),
    drafter: settingFields.drafter.optional(),
    model: settingFields.model.optional(),
    base_url: settingFields.base_url.optional(),
    max_cost: settingFields.max_cost.optional(),
    max_tokens: settingFields.max_tokens.optional(),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  faces: ['mcp', 'cli'],
  command: {
    name: 'refine',
    details:
      'Changes one section of a plan as the instruction says, with the configured model; what people wrote in it is kept where the instruction does not touch it, and every byte outside of it stays. Every claim is checked as in a draft. Without an instruction, a section that still stands as the evidence drafted it is brought up to date. Shows the change, and says which other sections no longer agree. Exits with 1 when the checks find errors in the section or newly in others, with 2 when somebody else changed the section meanwhile.',
    positional: [
      { field: 'plan', value: 'PLAN', required: true, rest: false },
      { field: 'section', value: 'SECTION', required: true, rest: false },
      { field: 'instruction', value: 'INSTRUCTION', required: false, rest: true, orFile: true },
    ],
    only: ['drafter', 'model', 'base_url', 'max_cost', 'max_tokens'],
    values: { model: 'ID', base_url: 'URL', max_cost: 'USD', max_tokens: 'N' },
    json: true,
  },
  async run({ plan: handle, section, instruction: words, dry_run: dryRun }, context) {
    const { refineSection: refine } = await import('../src/refine-section.ts');
    const { canFollow } = await import('../src/drafting/refining/refine-desk.ts');
    const { placePlan } = await import('../src/plan/plan-store.ts');
    const { findPlan } = await import('./plans/find-plan.ts');
    const { readDrafterOptions } = await import('./plans/drafter-options.ts');
    const { describeRefinement, printRefinement } = await import('./plans/describe-refinement.ts');
    const { describeWaiting } = await import('./plans/describe-waiting.ts');
    const { joinWork } = await import('./plans/standing-work.ts');
    const { face, settings } = context;
    const core = await context.open();
    const { root } = core.repository;
    const { path, name } = await findPlan(handle, root, context);
    const instruction = words.trim();
    if (face === 'mcp' && instruction !== '' && !canFollow(settings.drafter, core)) {
      const { briefOne } = await import('./plans/brief-one.ts');
      const text = await briefOne(name, { section, instruction }, context);
      return { text, data: { plan: name, section, text }, plan: name, outcome: 'done' };
    }
    if (face === 'mcp') await placePlan(`${root}/${settings.plans}`, path);
    const waited = await joinWork(
      JSON.stringify([path, section, instruction, dryRun]),
      async (life) =>
        refine(
          path,
          { section, instruction, dryRun },
          await readDrafterOptions(context, null, life),
          await context.openFor(life),
        ),
      context,
    );
    if ('goesOn' in waited) {
      const kept = 'The section is written when it is done.';
      const told = describeWaiting(name, waited.goesOn ?? {}, { tool: 'refine_section', kept });
      return { ...told, plan: name, outcome: 'done' };
    }
    const data = describeRefinement(waited.result, { root, dryRun });
    const errors = [...data.findings, ...data.disagreeing].some(({ severity }) => severity === 'error');
    const outcome = data.state === 'conflict' ? 'failed' : errors ? 'findings' : 'done';
    return { text: printRefinement(data, context), data, plan: name, outcome };
  },
});
