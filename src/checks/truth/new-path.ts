import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';
import { findWorkDone } from '../work-done.ts';

/** What a plan creates is not there yet; what was made since the plan was drafted does not count. */
export const newPath = defineCheck({
  id: 'truth/new-path',
  severity: 'error',
  description: 'A file that the plan creates does not exist yet.',
  passes:
    '## 6. Proposed Changes\n\n### 6.1 File Structure Changes\n\n```text\nshop/\n└── src/\n    └── cart.ts  # New: the cart\n```\n',
  fails:
    '## 6. Proposed Changes\n\n### 6.1 File Structure Changes\n\n```text\nshop/\n└── src/\n    └── store.ts  # New: the store\n```\n',
  async run(input) {
    const isDone = await findWorkDone(input);
    return reportVerdicts(
      input,
      ({ claim, flaw }) =>
        (claim.kind === 'path' || claim.kind === 'component') && flaw === 'present' && !isDone(claim.value),
    );
  },
});
