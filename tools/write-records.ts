import { dirname } from 'node:path';
import { z } from 'zod';
import { planField } from './plans/plan-field.ts';
import { defineTool } from './tool.ts';

/** Decision records as files, from section 12. */
export const writeDecisionRecords = defineTool({
  name: 'write_decision_records',
  title: 'Write decision records',
  summary: 'Write the decisions of a plan as records of the repository',
  description:
    'Writes a decision record for each decision of section 12 that has a rejected alternative and no record yet, and links both.',
  input: z.object({
    plan: planField,
    number: z
      .string()
      .regex(/^\d{1,3}$/, 'expected the number of a bullet, such as 2')
      .optional()
      .describe('Only this decision: 1 for the first bullet of section 12'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['cli'],
  command: {
    name: 'adr',
    details:
      'Writes a decision record for each decision of section 12 that has a rejected alternative and no record yet, or for one of them: in the folder, numbering and form of the records that the repository has (Nygard, MADR, Y-statements; in Markdown, reStructuredText or AsciiDoc), else as MADR under docs/decisions/. An index that lists every record of the folder gets a line for each new one. Plan and record link each other; nothing is overwritten.',
    positional: [
      { field: 'plan', value: 'PLAN', required: true, rest: false },
      { field: 'number', value: 'N', required: false, rest: false },
    ],
    json: true,
  },
  async run({ plan: handle, number }, context) {
    const { readPlan } = await import('./plans/read-plan.ts');
    const { findPlan } = await import('./plans/find-plan.ts');
    const { inTurn } = await import('../src/plan/plan-lock.ts');
    const { writeRecords } = await import('../src/plan/records/write-records.ts');
    const { placePlan, writePlanFile } = await import('../src/plan/plan-store.ts');
    const { describeRecords } = await import('./plans/describe-records.ts');
    const { repository, now } = await context.open();
    const { name, report } = await inTurn((await findPlan(handle, repository.root, context)).path, async () => {
      const { plan, name, path } = await readPlan(handle, context);
      await placePlan(dirname(path), path);
      const only = number === undefined ? null : Number(number);
      const report = await writeRecords(plan, { repository, name, only, now: now() });
      if (report.plan.text !== plan.text) await writePlanFile(path, report.plan.text, { text: plan.text });
      return { name, report };
    });
    const { written, left, form, indexes } = report;
    const told = indexes.map(({ path, text, reason }) => ({ path, listed: text !== null, reason }));
    return {
      text: describeRecords(name, report),
      data: { plan: name, written, left, folder: form.folder, style: form.style, markup: form.markup, indexes: told },
      outcome: 'done',
    };
  },
});
