import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';

/** Quoted rules stand at the lines that are cited. */
export const truthQuote = defineCheck({
  id: 'truth/quote',
  severity: 'error',
  description: 'Quoted words stand at the cited lines of the file.',
  passes: '### 2.4 CONTRIBUTING.md Compliance\n\n- ✅ "Run the tests before you push." (`CONTRIBUTING.md:3`): step 2\n',
  fails: '### 2.4 CONTRIBUTING.md Compliance\n\n- ✅ "Never push without a review." (`CONTRIBUTING.md:3`): step 2\n',
  run: (input) => reportVerdicts(input, ({ claim }) => claim.kind === 'quote'),
});
