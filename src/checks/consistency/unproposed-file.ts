import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';

const plan = (file: string) =>
  `## 6. Proposed Changes\n\n### 6.1 File Structure Changes\n\n\`\`\`text\nshop/\n└── src/\n    └── cart.ts  # New: the cart\n\`\`\`\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Cart\n\n**Description:** Write it.\n**Files affected:** \`${file}\`\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;

/** Steps work on files that are there, or that 6.1 brings. */
export const unproposedFile = defineCheck({
  id: 'consistency/unproposed-file',
  severity: 'error',
  description: 'A file of a step exists, or is proposed in 6.1.',
  passes: plan('src/cart.ts'),
  fails: plan('src/basket.ts'),
  run: (input) =>
    reportVerdicts(
      input,
      ({ claim }) => claim.kind === 'path' && claim.section === 'steps' && claim.intent === 'any' && claim.hard,
    ),
});
