import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';

/** Cited lines are lines of the file. */
export const truthCitation = defineCheck({
  id: 'truth/citation',
  severity: 'error',
  description: 'Cited lines exist in the file that is named.',
  passes:
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStore` (`src/store.ts:5-7`): makes a store\n',
  fails:
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStore` (`src/store.ts:500`): makes a store\n',
  run: (input) => reportVerdicts(input, ({ claim }) => claim.kind === 'citation'),
});
