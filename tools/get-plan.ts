import { z } from 'zod';
import { PlanError } from '../src/errors.ts';
import { planField } from './plans/plan-field.ts';
import { defineTool } from './tool.ts';

/** A plan, or one section of it, with its state. */
export const getPlan = defineTool({
  name: 'get_plan',
  title: 'Get plan',
  summary: 'Read a plan or one section of it, with its state',
  description: `Use this to read a plan: its sections with who drafted each, whether a person edited it, which cited files changed since, and its open points; or the Markdown of one section. Reads only.`,
  input: z.object({
    plan: planField,
    section: z.string().optional().describe('Id of a section, for its Markdown'),
    detail: z.enum(['outline', 'full']).default('outline').describe('full: the Markdown of all sections that fit'),
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
      text: `${printSectionState(state, section.id)}\n\n${section.text}`,
      data: { ...state, section: id, text: section.text },
      outcome: 'done',
    };
  },
});
