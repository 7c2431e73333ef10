import { defineCheck } from '../check.ts';
import { examplePlanAt } from '../example-plan.ts';
import { reportChanges } from './report-changes.ts';

/** A citation that is out of date and not false: the lines stand elsewhere, word for word. */
export const movedLines = defineCheck({
  id: 'freshness/moved-lines',
  severity: 'info',
  description: 'Cited lines stand where they are cited.',
  passes: examplePlanAt(
    'now',
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `Store` (`src/store.ts:2-4`): makes a store\n',
  ),
  fails: examplePlanAt(
    'before',
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `Store` (`src/store.ts:3-5`): makes a store\n',
  ),
  run: (input) =>
    reportChanges(
      input,
      'moved',
      ({ cited, at }) => `Unexpected lines at \`${cited}\`, expected them at \`${at}\`, where they stand now`,
    ),
});
