import { z } from 'zod';
import { boundedText } from './bounded-text.ts';
import { planField } from './plans/plan-field.ts';
import { defineTool } from './tool.ts';

/** How far the code is with a plan. */
export const showStatus = defineTool({
  name: 'show_status',
  title: 'Show status',
  summary: 'Hold a plan against the code: what is done, what is next, what nobody planned',
  description: 'What a plan wants, held against the code: done, partly done, pending, contradicted or superseded.',
  input: z.object({
    plan: planField,
    since: boundedText(200).optional().describe("Commit that work is counted from, instead of the plan's base"),
    write: z.boolean().default(false).describe('Tick the boxes that are proven and set the status in the file'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['cli'],
  command: {
    name: 'status',
    details:
      'Holds a plan against the code since the commit it was drafted at: planned files, dependencies, signatures, settings and tests; the steps, with the one that is next; the boxes of section 11 that the code proves; and what changed though nobody planned it, with the line that records it as drift. Runs nothing. Exits with 1 when the code contradicts or replaces what was planned and the drift does not say so.',
    positional: [{ field: 'plan', value: 'PLAN', required: true, rest: false }],
    values: { since: 'REV' },
    json: true,
  },
  async run({ plan: handle, since = null, write }, context) {
    const { findPlan } = await import('./plans/find-plan.ts');
    const { openPlanFile } = await import('../src/plan/plan-file.ts');
    const { judgePlan } = await import('../src/status/judge-plan.ts');
    const { writeProgress } = await import('../src/status/write-progress.ts');
    const { printStatus } = await import('./status/print-status.ts');
    const { describeStatus } = await import('./status/describe-status.ts');
    const { repository, signal, progress } = await context.open();
    const { path, name } = await findPlan(handle, repository.root, context);
    progress({ stage: 'checking', item: name, done: 0, total: 0 });
    const options = { since, ...(name === path ? {} : { path: name }) };
    const file = openPlanFile(path);
    const before = await file.read();
    const plan = write
      ? await file.update(async (present) =>
          writeProgress(present, await judgePlan(present, repository, signal, options)),
        )
      : before;
    const state = describeStatus(await judgePlan(plan, repository, signal, options), name);
    const outcome = state.drift.some(({ kind }) => kind === 'changed') ? 'findings' : 'done';
    const written = write ? { written: plan.text !== before.text } : {};
    return { text: printStatus(state, written), data: { ...state, ...written }, outcome };
  },
});
