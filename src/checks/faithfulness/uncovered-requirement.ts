import { concerns } from '../../request/drift.ts';
import { overview } from '../../sections/overview.ts';
import { mergeRequirements } from '../../sections/coverage.ts';
import { steps } from '../../sections/steps.ts';
import { defineCheck } from '../check.ts';
import { contentOf } from '../../plan/content-of.ts';
import { placeOfWords } from '../places.ts';

const plan = (covered: string) =>
  `## 1. Overview\n\n**Requirements and where each is met**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n| R1 | "Add a cart" | ${covered} | U1 |\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Cart\n\n**Description:** Write it.\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;

/** Whatever is required has a step that makes it true. */
export const uncoveredRequirement = defineCheck({
  id: 'faithfulness/uncovered-requirement',
  severity: 'error',
  description: 'Every requirement in the table has a step, or an entry in the drift.',
  passes: plan('1'),
  fails: plan('none'),
  run({ plan, request }) {
    const section = plan.sections.find(({ id }) => id === 'overview');
    const content = contentOf(plan, overview);
    const written = contentOf(plan, steps);
    if (section === undefined || content === undefined || written === undefined || written.steps.length === 0)
      return [];
    const served = new Set(written.steps.flatMap(({ requirements }) => requirements));
    const asked = mergeRequirements(content.requirements, request?.requirements ?? []);
    const excluded = new Set(asked.filter(({ kind }) => kind === 'exclusion').map(({ id }) => id));
    const isExplained = (id: string) => content.drift.some((entry) => concerns(entry, id));
    return content.requirements
      .filter(
        ({ id, steps: named }) =>
          id !== '' && !/\d/u.test(named) && !served.has(id) && !excluded.has(id) && !isExplained(id),
      )
      .map(({ id }) => ({
        section: 'overview' as const,
        message: `Unexpected requirement ${id} without a step, expected the number of a step that meets it, or a drift entry that says why not`,
        ...placeOfWords(section, id),
      }));
  },
});
