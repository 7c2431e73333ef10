import { z } from 'zod';
import { planField } from './plans/plan-field.ts';
import { defineTool } from './tool.ts';

/** The drift ledger of a plan. */
export const showDrift = defineTool({
  name: 'show_drift',
  title: 'Show drift',
  summary: 'Show how a plan departs from its request, and where each requirement is met',
  description:
    'The drift ledger of a plan, and for each requirement the steps that meet it and the tests that prove it.',
  input: z.object({ plan: planField }),
  product: 'text',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['cli'],
  command: {
    name: 'drift',
    details:
      'Shows how a plan departs from its request (the bullets under "Drift from Original Request"), and for each requirement the steps that meet it and the tests that prove it. With add, records one more entry.',
    positional: [{ field: 'plan', value: 'PLAN', required: true, rest: false }],
    json: true,
  },
  async run({ plan: handle }, context) {
    const { readPlan } = await import('./plans/read-plan.ts');
    const { describeLedger, printLedger } = await import('./drift/describe-ledger.ts');
    const { plan, name } = await readPlan(handle, context);
    const ledger = describeLedger(plan, name);
    return { text: printLedger(ledger), data: ledger, outcome: 'done' };
  },
});
