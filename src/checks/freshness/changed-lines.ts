import { defineCheck } from '../check.ts';
import { examplePlanAt } from '../example-plan.ts';
import { reportChanges } from './report-changes.ts';

/** Lines that the plan leans on were edited since; lines that only moved are told by another rule. */
export const changedLines = defineCheck({
  id: 'freshness/changed-lines',
  severity: 'warning',
  description: 'Cited lines read as they did when they were cited.',
  passes: examplePlanAt(
    'now',
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStore` (`src/store.ts:5-7`): makes a store\n',
  ),
  fails: examplePlanAt(
    'before',
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStore` (`src/store.ts:6-8`): makes a store\n',
  ),
  run: (input) =>
    reportChanges(
      input,
      'lines',
      ({ cited, now }) => `Unexpected change of \`${cited}\` since it was cited, expected the same lines: ${now}`,
    ),
});
