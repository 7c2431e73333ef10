import { z } from 'zod';
import { readDrafterOptions } from './plans/drafter-options.ts';
import { planField } from './plans/plan-field.ts';
import { sectionsField } from './plans/sections-field.ts';
import { defineTool } from './tool.ts';

/** Sections of a plan, drafted by the model of the server. */
export const draftSections = defineTool({
  name: 'draft_sections',
  title: 'Draft sections',
  summary: 'Draft sections of a plan with the configured model',
  description: `Has the server's own model draft sections that still stand as evidence drafted them. Only if one is configured; otherwise write them yourself with submit_sections. Slow: reports progress; call again to go on.`,
  input: z.object({
    plan: planField,
    sections: sectionsField.optional().describe('Default: all that are left'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
  faces: ['mcp'],
  async run({ plan: handle, sections }, context) {
    const { resumePlan } = await import('../src/resume-plan.ts');
    const { findPlan } = await import('./plans/find-plan.ts');
    const { describeDraft, printDraft } = await import('./plans/describe-draft.ts');
    const { placePlan } = await import('../src/plan/plan-store.ts');
    const core = await context.open();
    const { root } = core.repository;
    const { path } = await findPlan(handle, root, context);
    await placePlan(`${root}/${context.settings.plans}`, path);
    const drafted = await resumePlan(path, sections ?? null, await readDrafterOptions(context, null), core);
    const data = describeDraft(drafted, root);
    const errors = data.findings.some(({ severity }) => severity === 'error');
    return { text: printDraft(data, context.face), data, outcome: errors ? 'findings' : 'done' };
  },
});
