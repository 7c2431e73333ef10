import { plainPath } from '../../claims/path-forms.ts';
import { changes } from '../../sections/changes.ts';
import { steps } from '../../sections/steps.ts';
import { defineCheck } from '../check.ts';
import { contentOf } from '../../plan/content-of.ts';

const plan = (files: string) =>
  `## 6. Proposed Changes\n\n### 6.1 File Structure Changes\n\n\`\`\`text\nshop/\n└── src/\n    ├── cart.ts   # New: the cart\n    └── store.ts  # keeps carts too\n\`\`\`\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Cart\n\n**Description:** Write it.\n**Files affected:** ${files}\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;

/** Whatever 6.1 proposes is somebody's work. */
export const unusedFile = defineCheck({
  id: 'consistency/unused-file',
  severity: 'warning',
  description: 'A file that 6.1 proposes belongs to a step.',
  passes: plan('`src/cart.ts`, `src/store.ts`'),
  fails: plan('`src/cart.ts`'),
  run({ plan, verdicts, placeOf }) {
    const written = contentOf(plan, steps)?.steps ?? [];
    if (written.length === 0) return [];
    const worked = verdicts
      .map(({ claim }) => claim)
      .filter(({ kind, section }) => kind === 'path' && section === 'steps')
      .map(({ value }) => plainPath(value));
    const entries = contentOf(plan, changes)?.files.entries ?? [];
    return entries.flatMap(({ path, change }, index) => {
      const plain = plainPath(path);
      const isWorked = worked.some(
        (one) =>
          one === plain || one.startsWith(`${plain}/`) || plain.startsWith(`${one}/`) || plain.endsWith(`/${one}`),
      );
      if (change === 'context' || isWorked) return [];
      const claim = verdicts.find(
        ({ claim: { section, field } }) => section === 'changes' && field === `files.entries.${index}.path`,
      )?.claim;
      const place = claim === undefined ? { line: 1, column: 1 } : placeOf(claim);
      return [
        {
          section: 'changes' as const,
          message: `Unexpected file \`${path}\` in no step, expected a step whose files name it`,
          ...place,
        },
      ];
    });
  },
});
