import { isFilePath, plainPath } from '../../claims/path-forms.ts';
import { changes } from '../../sections/changes.ts';
import { defineCheck } from '../check.ts';
import { contentOf } from '../../plan/content-of.ts';

const plan = (component: string) =>
  `## 3. Architecture Design\n\n### 3.2 Components\n\n| Component | Responsibility | New/Modified |\n|---|---|---|\n| \`${component}\` | Holds a cart | New |\n\n---\n\n## 6. Proposed Changes\n\n### 6.1 File Structure Changes\n\n\`\`\`text\nshop/\n└── src/\n    └── cart.ts  # New: the cart\n\`\`\`\n`;

/** The design and the list of files speak of the same files. */
export const unplacedComponent = defineCheck({
  id: 'consistency/unplaced-component',
  severity: 'warning',
  description: 'A component of 3.2 that is a file stands in 6.1.',
  passes: plan('src/cart.ts'),
  fails: plan('src/basket.ts'),
  run({ plan, verdicts, placeOf }) {
    const entries = contentOf(plan, changes)?.files.entries.map(({ path }) => plainPath(path)) ?? [];
    if (entries.length === 0) return [];
    return verdicts.flatMap(({ claim }) => {
      const path = plainPath(claim.value);
      const isFile = claim.kind === 'component' && (claim.value.includes('/') || isFilePath(path));
      const isProposed = entries.some(
        (entry) =>
          entry === path ||
          entry.startsWith(`${path}/`) ||
          entry.endsWith(`/${path}`) ||
          (path.startsWith(`${entry}/`) && !isDetailed(entry, entries)),
      );
      if (!isFile || isProposed) return [];
      return [
        {
          section: 'architecture' as const,
          message: `Unexpected component \`${claim.value}\` that 6.1 does not have, expected it in the file structure`,
          ...placeOf(claim),
          claim,
        },
      ];
    });
  },
});

/** True for a folder whose files 6.1 lists: one that is not among them is not proposed. */
function isDetailed(folder: string, entries: readonly string[]): boolean {
  return entries.some((entry) => entry.startsWith(`${folder}/`));
}
