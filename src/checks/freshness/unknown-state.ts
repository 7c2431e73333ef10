import { defineCheck } from '../check.ts';
import { examplePlanAt } from '../example-plan.ts';

/** What cannot be compared is said once, so that nobody takes silence for freshness. A plan without front matter never promised any. */
export const unknownState = defineCheck({
  id: 'freshness/unknown-state',
  severity: 'info',
  description: 'What the plan cites can be compared with what it was when it was cited.',
  passes: examplePlanAt(
    'now',
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStore` (`src/store.ts:5-7`): makes a store\n',
  ),
  fails: examplePlanAt(
    'elsewhere',
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStore` (`src/store.ts:5-7`): makes a store\n',
  ),
  run({ plan, freshness: { sections, problem } }) {
    if (plan.front === null) return [];
    const unknown = sections.flatMap((one) => one.unknown);
    const [first] = unknown;
    if (first === undefined) return [];
    const reasons = [...new Set(unknown.map(({ why }) => why))];
    // Without a count: it would be another finding whenever the plan cites one thing more.
    const what = unknown.length === 1 && problem === null ? `\`${first.cited}\`` : 'citations';
    return [
      {
        section: null,
        line: 1,
        column: 1,
        message: `Unexpected ${what} of unknown freshness, expected to find what was cited: ${problem ?? reasons.join('; ')}`,
      },
    ];
  },
});
