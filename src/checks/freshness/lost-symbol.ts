import { defineCheck } from '../check.ts';
import { examplePlanAt } from '../example-plan.ts';
import { reportChanges } from './report-changes.ts';

/** A function, class or option was removed or renamed since the plan was drafted. */
export const lostSymbol = defineCheck({
  id: 'freshness/lost-symbol',
  severity: 'warning',
  description: 'Names that the plan leans on are still in the code.',
  passes: examplePlanAt('now', '### 2.1 Current State Analysis\n\nOrders are kept by `createStore`.\n'),
  fails: examplePlanAt('before', '### 2.1 Current State Analysis\n\nBaskets are kept by `createBasket`.\n'),
  run: (input) =>
    reportChanges(
      input,
      'symbol',
      ({ cited, now }) => `Unexpected loss of \`${cited}\`, expected a name that the code still has: ${now}`,
    ),
});
