import { z } from 'zod';
import { planField } from './plans/plan-field.ts';
import { sectionsField } from './plans/sections-field.ts';
import { defineTool } from './tool.ts';

/** What the calling assistant needs to write some sections. */
export const briefSections = defineTool({
  name: 'brief_sections',
  title: 'Brief sections',
  summary: 'Show what sections must hold, with deeper evidence',
  description: `Use this when start_plan's answer does not suffice, or to go on with an earlier plan: what sections must hold, their form, examples, what stands there, what the others fix, more code and facts. Reads only.`,
  input: z.object({
    plan: planField,
    sections: sectionsField.optional().describe('Ids; by default those not yet written'),
    form: z.enum(['markdown', 'schema']).default('markdown').describe('How the form is shown'),
  }),
  product: 'text',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['mcp'],
  async run({ plan: handle, sections: ids, form }, context) {
    const { readPlan } = await import('./plans/read-plan.ts');
    const { gatherEvidence } = await import('../src/evidence/gather-evidence.ts');
    const { settledSections } = await import('../src/plan/settled-sections.ts');
    const { requestOf } = await import('../src/plan/request-of.ts');
    const { sections } = await import('../src/sections/index.ts');
    const { briefSections: brief } = await import('../src/drafting/brief/brief-sections.ts');
    const { plan, core } = await readPlan(handle, context);
    const settled = settledSections(plan);
    const left = sections.filter(({ id }) => !settled.has(id));
    const asked =
      ids !== undefined && ids.length > 0
        ? sections.filter(({ id }) => ids.includes(id))
        : left.length > 0
          ? left
          : sections;
    const request = requestOf(plan) ?? { text: plan.title, title: plan.title, requirements: [] };
    core.progress({ stage: 'reading the repository', item: '', done: 0, total: 0 });
    const evidence = await gatherEvidence(core.repository, request, core.signal);
    const text = brief({ plan, request, evidence, repository: core.repository, sections: asked, form }, context.budget);
    return { text, data: { sections: asked.map(({ id }) => id), text }, outcome: 'done' };
  },
});
