import { dirname, join } from 'node:path';
import { z } from 'zod';
import { driftDeciders, driftKinds } from '../src/request/drift.ts';
import { boundedText } from './bounded-text.ts';
import { planField } from './plans/plan-field.ts';
import { defineTool } from './tool.ts';

/** One more entry in the drift ledger of a plan. */
export const recordDrift = defineTool({
  name: 'record_drift',
  title: 'Record drift',
  summary: 'Record how a plan departs from its request',
  description:
    'Use this when a plan adds to the request, changes it or leaves something out: adds an entry to the drift in section 1, and checks it.',
  input: z.object({
    plan: planField,
    kind: z.enum(driftKinds).describe('How the plan departs'),
    what: boundedText(2000).describe('What differs'),
    why: boundedText(2000).describe('The reason'),
    requirement: boundedText(100).optional().describe('Id, such as R4; none for what nobody asked for'),
    by: z.enum(driftDeciders).describe('Who decided; constraint: a rule or platform'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  faces: ['mcp', 'cli'],
  command: {
    name: 'drift',
    action: 'add',
    details: 'Record one more entry',
    positional: [{ field: 'plan', value: 'PLAN', required: true, rest: false }],
    values: { what: 'WORDS', why: 'WORDS', requirement: 'ID' },
    json: true,
  },
  async run({ plan: handle, kind, what, why, requirement, by }, context) {
    const { readPlan } = await import('./plans/read-plan.ts');
    const { findPlan } = await import('./plans/find-plan.ts');
    const { inTurn } = await import('../src/plan/plan-lock.ts');
    const { readEntry } = await import('./drift/read-entry.ts');
    const { recordEntry } = await import('../src/plan/record-drift.ts');
    const { printRecorded } = await import('./drift/print-recorded.ts');
    const { checkPlan } = await import('../src/checks/check-plan.ts');
    const { checks } = await import('../src/checks/index.ts');
    const { placePlan, writePlanFile } = await import('../src/plan/plan-store.ts');
    const { repository, signal } = await context.open();
    const { root } = repository;
    const { changed, name, entry } = await inTurn((await findPlan(handle, root, context)).path, async () => {
      const { plan, name, path } = await readPlan(handle, context);
      // A shell may write where its user may; an assistant only in the plans folder.
      await placePlan(context.face === 'mcp' ? join(root, context.settings.plans) : dirname(path), path);
      const entry = readEntry({ kind, what, why, requirement, by }, plan);
      const changed = recordEntry(plan, entry);
      await writePlanFile(path, changed.text, { text: plan.text });
      return { changed, name, entry };
    });
    const rules = checks.filter(({ id }) => id.startsWith('faithfulness/'));
    const { findings } = await checkPlan(changed, repository, signal, {
      path: name,
      rules,
      severities: context.settings.checks,
    });
    const errors = findings.some(({ severity }) => severity === 'error');
    return {
      text: printRecorded(name, entry, findings),
      data: { plan: name, entry, findings },
      outcome: errors ? 'findings' : 'done',
    };
  },
});
