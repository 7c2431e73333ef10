import { z } from 'zod';
import { boundedText } from './bounded-text.ts';
import { planField } from './plans/plan-field.ts';
import { defineTool } from './tool.ts';

/** A plan, or one section of it, with its state. */
export const getPlan = defineTool({
  name: 'get_plan',
  title: 'Get plan',
  summary: 'Read a plan or one section of it, with its state',
  description: `Use this to read a plan: who drafted each section, whether a person edited it, which cited files changed since, its open points; or the Markdown of one section. Reads only.`,
  input: z.object({
    plan: planField,
    section: boundedText(100).optional().describe('Id of a section, for its Markdown'),
    detail: z.enum(['outline', 'full']).default('outline').describe('full: the Markdown that fits'),
  }),
  product: 'text',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['mcp'],
  async run({ plan: handle, section: wanted, detail }, context) {
    const { readPlan } = await import('./plans/read-plan.ts');
    const { readSection } = await import('./plans/read-section.ts');
    const { describePlan, printPlanState, printPlanText, printSectionState } = await import('./plans/describe-plan.ts');
    if (wanted !== undefined) {
      const { plan, name, core, id, text } = await readSection(handle, wanted, context);
      const state = describePlan(plan, name, core.repository);
      return {
        text: `${printSectionState(state, id)}\n\n${text}`,
        data: { ...state, section: id, text },
        outcome: 'done',
      };
    }
    const { plan, name, core } = await readPlan(handle, context);
    const { describeProgress } = await import('./status/describe-progress.ts');
    const progress = await describeProgress(plan, name, core);
    const state = { ...describePlan(plan, name, core.repository), ...(progress === null ? {} : { progress }) };
    const text = detail === 'full' ? printPlanText(plan, context.budget) : printPlanState(state);
    return { text, data: { ...state }, outcome: 'done' };
  },
});
