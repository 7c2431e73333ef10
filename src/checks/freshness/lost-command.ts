import { defineCheck } from '../check.ts';
import { examplePlanAt } from '../example-plan.ts';
import { reportChanges } from './report-changes.ts';

/** A script or target was removed or renamed since the plan was drafted. */
export const lostCommand = defineCheck({
  id: 'freshness/lost-command',
  severity: 'warning',
  description: 'The commands that the plan names are still defined.',
  passes: examplePlanAt('now', '## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n```bash\nnpm run test\n```\n'),
  fails: examplePlanAt(
    'before',
    '## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n```bash\nnpm run test:slow\n```\n',
  ),
  run: (input) =>
    reportChanges(
      input,
      'command',
      ({ cited, now }) => `Unexpected loss of the command \`${cited}\`, expected one that is still defined: ${now}`,
    ),
});
