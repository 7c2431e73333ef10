import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';

/** Symbols are defined where the plan says. */
export const truthSymbol = defineCheck({
  id: 'truth/symbol',
  severity: 'error',
  description: 'A symbol that the plan relies on is defined, at the place that is cited.',
  passes:
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStore` (`src/store.ts:5-7`): makes a store\n',
  fails:
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStorage` (`src/store.ts:5-7`): makes a store\n',
  run: (input) => reportVerdicts(input, ({ claim }) => claim.kind === 'symbol'),
});
