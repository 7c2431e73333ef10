import { contentOf } from '../../plan/content-of.ts';
import { stepNumbers } from '../../sections/coverage.ts';
import { steps } from '../../sections/steps.ts';
import { defineCheck } from '../check.ts';
import { placeOfWords } from '../places.ts';

const step = (number: number, description: string) =>
  `### Step ${number}: ${number === 1 ? 'Cart' : 'Limit'}\n\n**Description:** ${description}\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;
const plan = (first: string, second: string) => `## 7. Implementation Steps\n\n${step(1, first)}\n${step(2, second)}`;

/** Steps are worked on in their order. */
export const stepOrder = defineCheck({
  id: 'consistency/step-order',
  severity: 'error',
  description: 'A step depends only on steps before it: on none that is not there, not on itself, and not in a loop.',
  passes: plan('Write it.', 'Depends on step 1.'),
  fails: plan('Depends on step 2.', 'Depends on step 1.'),
  run({ plan }) {
    const section = plan.sections.find(({ id }) => id === 'steps');
    const written = contentOf(plan, steps)?.steps ?? [];
    if (section === undefined) return [];
    const needed = written.map(({ description }) => dependenciesIn(description));
    return written.flatMap(({ name }, index) =>
      (needed[index] ?? [])
        .filter((number) => number > index || number < 1)
        .map((number) => ({
          section: 'steps' as const,
          message: `Unexpected step ${index + 1} “${name}” that depends on ${told(number, index, needed)}`,
          ...placeOfWords(section, name),
        })),
    );
  },
});

/** Numbers of the steps that a description says must be done first. */
function dependenciesIn(description: string): readonly number[] {
  const list = String.raw`\d+(?:(?:\s*(?:,|and|&|[–-]|to)\s*)+\d+)*`;
  const found = description.matchAll(
    new RegExp(
      String.raw`(?<!\bnot\s)\b(?:depend(?:s|ing)? (?:up)?on|needs?|requires?|builds? (?:up)?on|blocked by|follows|after|once)\s+(?:the\s+)?steps?\s+(${list})`,
      'giu',
    ),
  );
  return [...new Set([...found].flatMap(([, numbers = '']) => stepNumbers(numbers)))];
}

function told(number: number, index: number, needed: readonly (readonly number[])[]): string {
  if (number === index + 1) return 'itself, expected steps before it';
  if (number < 1 || number > needed.length)
    return `step ${number}, expected one of the ${needed.length} steps of section 7`;
  const loops = (needed[number - 1] ?? []).includes(index + 1);
  return loops
    ? `step ${number}, which depends on it in turn; expected no loop`
    : `step ${number}, which comes later, expected steps before it`;
}
