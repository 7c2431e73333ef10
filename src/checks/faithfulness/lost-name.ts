import { isNoPackage } from '../../claims/technology-names.ts';
import { defineCheck } from '../check.ts';
import { examplePlan } from '../example-plan.ts';
import { placeOfWords } from '../places.ts';
import { readTraces } from '../traces.ts';

const step = (name: string) =>
  examplePlan(
    'Add an option `max_items` to the cart.',
    `## 1. Overview\n\n**Requirements and where each is met**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n| R1 | "Add an option \`max_items\` to the cart" | 1 | U1 |\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Cart (R1)\n\n**Description:** Read \`${name}\`.\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`,
  );

/** What the user called by a name of code keeps that name. */
export const lostName = defineCheck({
  id: 'faithfulness/lost-name',
  severity: 'warning',
  description: 'A name of code that a requirement gives is used somewhere in the plan beside section 1.',
  passes: step('max_items'),
  fails: step('cart_limit'),
  run({ plan, request }) {
    const traces = readTraces({ plan, request });
    if (traces === null || request === null || traces.steps.length === 0) return [];
    const { section, rows, requirements, isExplained } = traces;
    const told = plan.sections
      .filter(({ id }) => id !== 'overview')
      .map(({ text }) => text.replaceAll('\\', '').toLowerCase())
      .join('\n');
    return requirements
      .filter(({ id, kind }) => kind !== 'exclusion' && !isExplained(id))
      .flatMap(({ id, quote }) =>
        namesIn(quote)
          .filter((name) => !told.includes(name.toLowerCase()))
          .map((name) => ({
            section: 'overview' as const,
            message: `Unexpected loss of \`${name}\`, which ${id} names, expected it in the steps or changes, or a drift entry that says what became of it`,
            ...placeOfWords(section, rows.find((row) => row.id === id)?.words ?? id),
          })),
      );
  },
});

/** Inline code without spaces, and words that only code is written like: `snake_case`, `camelCase`, `--flag`. */
function namesIn(text: string): readonly string[] {
  const code = [...text.matchAll(/`([^`\s]{2,60})`/gu)].flatMap(([, name]) => name ?? []);
  const bare =
    text.match(
      /(?<![\w-])--[a-z][\w-]+|\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b|\b[a-z]{2,}(?:[A-Z][a-z0-9]+)+\b/gu,
    ) ?? [];
  return [...new Set([...code, ...bare])].filter((name) => !isNoPackage(name));
}
