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
  description: `Has the server's own model draft sections that still stand as evidence drafted them. Only if one is configured; else write them with submit_sections. Slow: if the answer says that it goes on, call again.`,
  input: z.object({
    plan: planField,
    sections: sectionsField.optional().describe('Default: all left'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
  faces: ['mcp'],
  async run({ plan: handle, sections }, context) {
    const { resumePlan } = await import('../src/resume-plan.ts');
    const { findPlan } = await import('./plans/find-plan.ts');
    const { describeDraft, printDraft } = await import('./plans/describe-draft.ts');
    const { describeWaiting } = await import('./plans/describe-waiting.ts');
    const { joinWork } = await import('./plans/standing-work.ts');
    const { placePlan } = await import('../src/plan/plan-store.ts');
    const { root } = (await context.open()).repository;
    const { path, name } = await findPlan(handle, root, context);
    await placePlan(`${root}/${context.settings.plans}`, path);
    const waited = await joinWork(
      `${path}\n${(sections ?? []).join()}`,
      async (life) =>
        resumePlan(path, sections ?? null, await readDrafterOptions(context, null, life), await context.openFor(life)),
      context,
    );
    if ('goesOn' in waited) {
      const kept = 'Each section is in the file as soon as it is accepted.';
      const told = describeWaiting(name, waited.goesOn ?? {}, { tool: 'draft_sections', kept });
      return { ...told, plan: name, outcome: 'done' };
    }
    const data = describeDraft(waited.result, root);
    const errors = data.findings.some(({ severity }) => severity === 'error');
    return { text: printDraft(data, context.face), data, plan: name, outcome: errors ? 'findings' : 'done' };
  },
});
