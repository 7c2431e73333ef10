import { defineCheck } from '../check.ts';
import { examplePlan } from '../example-plan.ts';
import { concerns } from '../../request/drift.ts';
import { readTraces } from '../traces.ts';
import { contentWords } from '../words.ts';

const step = (description: string) =>
  examplePlan(
    'Limit the cart to 20 items.',
    `## 1. Overview\n\n**Requirements and where each is met**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n| R1 | "Limit the cart to 20 items" | 1 | U1 |\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Cart (R1)\n\n**Description:** ${description}\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`,
  );

/** Numbers are the user's, unless the drift says that they are not. */
export const changedNumber = defineCheck({
  id: 'faithfulness/changed-number',
  severity: 'warning',
  description: 'A step does not give another number where its requirement gives one.',
  passes: step('Refuse the 21st; 20 items are allowed.'),
  fails: step('Refuse more than 50 items.'),
  run({ plan, request }) {
    const traces = readTraces({ plan, request });
    if (traces === null || request === null) return [];
    const { requirements, ledger, steps, coverage, placeOfStep } = traces;
    // An entry about something else explains no number.
    const isExplained = (id: string) =>
      ledger.some((entry) => concerns(entry, id) && numbersIn(`${entry.what} ${entry.why}`).length > 0);
    const asked = new Set(numbersIn(request.text).map(({ number }) => number));
    return requirements.flatMap(({ id, quote }) => {
      const wanted = numbersIn(quote);
      if (wanted.length === 0 || isExplained(id)) return [];
      return coverage(id).steps.flatMap((number) => {
        const served = steps[number - 1];
        if (served === undefined) return [];
        const given = numbersIn(`${served.name}. ${served.description}`);
        const other = changeIn(
          given.filter((one) => !asked.has(one.number)),
          wanted,
          given,
        );
        if (other === null) return [];
        return [
          {
            section: 'steps' as const,
            message: `Unexpected ${other.given} in step ${number}, expected ${other.wanted} as ${id} has it, or a drift entry that says why it changed`,
            ...placeOfStep(served),
          },
        ];
      });
    });
  },
});

/** A number with the words before and after it, as far as they carry meaning. */
interface Measure {
  readonly number: string;
  readonly unit: string | undefined;
  /** As it is written: `20 items`. */
  readonly words: string;
}

function numbersIn(text: string): readonly Measure[] {
  const found = text.matchAll(/(?<![\p{L}\p{N}_.:/#-])(\d+(?:[.,]\d+)*)(\s*%|\s+\p{L}+)?(?![\p{L}\p{N}_:/])/gu);
  return [...found].map(([words, number = '', after = '']) => {
    const unit = after.trim() === '%' ? '%' : contentWords(after)[0];
    return { number: number.replaceAll(',', ''), unit, words: unit === undefined ? number : words };
  });
}

/** Another number of the same unit, where the wanted one is not given at all. */
function changeIn(others: readonly Measure[], wanted: readonly Measure[], given: readonly Measure[]) {
  for (const { number, unit, words } of wanted) {
    if (unit === undefined || given.some((one) => one.number === number)) continue;
    const other = others.find((one) => one.unit === unit);
    if (other !== undefined) return { given: other.words, wanted: words };
  }
  return null;
}
