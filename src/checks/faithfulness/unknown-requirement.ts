import { defineCheck } from '../check.ts';
import { examplePlan } from '../example-plan.ts';
import { reportVerdicts } from '../verdict-reports.ts';

const step = (id: string) =>
  examplePlan(
    'Add a cart to the shop. Limit it to 20 items.',
    `## 7. Implementation Steps\n\n### Step 1: Cart (${id})\n\n**Description:** Write it.\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`,
  );

/** Steps serve what was asked for. */
export const unknownRequirement = defineCheck({
  id: 'faithfulness/unknown-requirement',
  severity: 'error',
  description: 'A requirement that a step or a drift entry names is one of the request.',
  passes: step('R2'),
  fails: step('R7'),
  run: (input) => reportVerdicts(input, ({ claim }) => claim.kind === 'requirement'),
});
