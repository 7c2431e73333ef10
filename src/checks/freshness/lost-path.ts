import { defineCheck } from '../check.ts';
import { examplePlanAt } from '../example-plan.ts';
import { reportChanges } from './report-changes.ts';

/** A file that the plan leans on went away since, or has another name now. */
export const lostPath = defineCheck({
  id: 'freshness/lost-path',
  severity: 'warning',
  description: 'Cited files have not been deleted or renamed.',
  passes: examplePlanAt(
    'now',
    '### 2.1 Current State Analysis\n\n**Existing components to modify:**\n\n- `src/store.ts`: a second store\n',
  ),
  fails: examplePlanAt(
    'before',
    '### 2.1 Current State Analysis\n\n**Existing components to modify:**\n\n- `src/basket.ts`: a second store\n',
  ),
  run: (input) =>
    reportChanges(
      input,
      'path',
      ({ cited, now, at }) =>
        `Unexpected loss of \`${cited}\`, expected a file that is still there: ${at === null ? 'it is gone since the plan was drafted' : now}`,
    ),
});
