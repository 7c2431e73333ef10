import { defineCheck } from '../check.ts';
import { examplePlanAt } from '../example-plan.ts';
import { reportChanges } from './report-changes.ts';

/** A dependency or tool was raised since the plan was drafted. */
export const changedVersion = defineCheck({
  id: 'freshness/changed-version',
  severity: 'warning',
  description: 'The versions that the plan names are still those in use.',
  passes: examplePlanAt(
    'now',
    '### 2.3 Tech Stack Alignment\n\n| Technology | Version | How It Fits |\n| --- | --- | --- |\n| zod | 4.1.5 | Schemas |\n',
  ),
  fails: examplePlanAt(
    'before',
    '### 2.3 Tech Stack Alignment\n\n| Technology | Version | How It Fits |\n| --- | --- | --- |\n| zod | 4.0.2 | Schemas |\n',
  ),
  run: (input) =>
    reportChanges(
      input,
      'version',
      ({ cited, now }) => `Unexpected version ${cited}, expected the one of when the plan was drafted: ${now}`,
    ),
});
