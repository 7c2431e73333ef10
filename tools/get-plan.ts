import { z } from 'zod';
import { PlanError } from '../src/errors.ts';
import { planField } from './plans/plan-field.ts';
import { sectionIds } from './section-ids.ts';
import { defineTool } from './tool.ts';

/** A plan, or one section of it, with its state. */
export const getPlan = defineTool({
  name: 'get_plan',
  title: 'Get plan',
  summary: 'Read a plan or one section of it, with its state',
  description: `Use this to read an existing plan without loading all of it. Without a section: title, status, base commit, and a table of the sections with who drafted each, whether it was edited since, which files it cites have changed, and its open points. With a section: the Markdown of just that section and its place in the file.
Reads only. For findings call check_plan.`,
  input: z.object({
    plan: planField,
    section: z.enum(sectionIds).optional().describe('Return the Markdown of this section only'),
    detail: z
      .enum(['outline', 'full'])
      .default('outline')
      .describe('Without a section: the table of sections, or the Markdown of as many sections as an answer holds'),
  }),
  product: 'text',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['mcp'],
  async run({ plan: handle, section: id, detail }, context) {
    const { readPlan } = await import('./plans/read-plan.ts');
    const { describePlan, printPlanState, printPlanText, printSectionState } = await import('./plans/describe-plan.ts');
    const { plan, name, core } = await readPlan(handle, context);
    const state = describePlan(plan, name, core.repository);
    if (id === undefined) {
      const text = detail === 'full' ? printPlanText(plan, context.budget) : printPlanState(state);
      return { text, data: { ...state }, outcome: 'done' };
    }
    const section = plan.sections.find((one) => one.id === id);
    if (section === undefined) {
      throw new PlanError('not-found', `Expected the section \`${id}\` in ${name}, found none.`, {
        hint: `The plan has: ${plan.sections.map((one) => one.id).join(', ') || 'no section of the template'}.`,
      });
    }
    return {
      text: `${printSectionState(state, id)}\n\n${section.text}`,
      data: { ...state, section: id, text: section.text },
      outcome: 'done',
    };
  },
});
