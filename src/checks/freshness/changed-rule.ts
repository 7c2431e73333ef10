import { defineCheck } from '../check.ts';
import { examplePlanAt } from '../example-plan.ts';
import { reportChanges } from './report-changes.ts';

/** A rule that the plan follows was rewritten since. */
export const changedRule = defineCheck({
  id: 'freshness/changed-rule',
  severity: 'warning',
  description: 'Quoted rules of the repository still say what is quoted.',
  passes: examplePlanAt(
    'now',
    '### 2.4 CONTRIBUTING.md Compliance\n\n- ✅ "Run the tests before you push." (`CONTRIBUTING.md:3`): gate in section 11.\n',
  ),
  fails: examplePlanAt(
    'before',
    '### 2.4 CONTRIBUTING.md Compliance\n\n- ✅ "Run the tests before you commit." (`CONTRIBUTING.md:3`): gate in section 11.\n',
  ),
  run: (input) =>
    reportChanges(
      input,
      'rule',
      ({ cited, now }) => `Unexpected change of the rule at \`${cited}\`, expected the words that are quoted: ${now}`,
    ),
});
