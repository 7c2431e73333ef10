import { saysSomething, stepNumbers, testName } from '../../sections/coverage.ts';
import { mentionsId } from '../../request/drift.ts';
import { testing } from '../../sections/testing.ts';
import { defineCheck } from '../check.ts';
import { contentOf } from '../../plan/content-of.ts';
import { placeOfWords } from '../places.ts';
import { readTraces, type Traces } from '../traces.ts';

const plan = (steps: string) =>
  `## 1. Overview\n\n**Requirements and where each is met**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n| R1 | "Add a cart" | ${steps} | U1 |\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Cart (R1)\n\n**Description:** Write it.\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;

/** The table of requirements says what the steps and tests say, also after they were edited. */
export const coverageTable = defineCheck({
  id: 'faithfulness/coverage-table',
  severity: 'warning',
  description: 'The steps and tests that the table of requirements names are there, and the titles of the steps agree.',
  passes: plan('1'),
  fails: plan('1, 4'),
  run({ plan, request }) {
    const traces = readTraces({ plan, request });
    if (traces === null) return [];
    const tests = testIds(contentOf(plan, testing));
    return traces.rows.flatMap((row) => {
      const wrong = [...wrongSteps(row, traces), ...wrongTests(row.proof, tests), ...untoldTests(row, traces)];
      return wrong.map((message) => ({
        section: 'overview' as const,
        message,
        ...placeOfWords(traces.section, row.id),
      }));
    });
  },
});

function wrongSteps({ id, steps: cell }: Traces['rows'][number], { steps }: Traces): readonly string[] {
  const named = stepNumbers(cell);
  if (id === '' || steps.length === 0) return [];
  const absent = named.filter((number) => number < 1 || number > steps.length);
  // In a plan whose titles name no ids, the table alone ties steps to requirements.
  const areTitled = steps.some(({ requirements }) => requirements.length > 0);
  const other = named.filter((number) => areTitled && steps[number - 1]?.requirements.includes(id) === false);
  const left = steps.flatMap(({ requirements }, index) =>
    requirements.includes(id) && !named.includes(index + 1) ? [index + 1] : [],
  );
  return [
    ...absent.map(
      (number) => `Unexpected step ${number} for ${id}, expected one of the ${steps.length} steps of section 7`,
    ),
    ...other.map((number) => `Unexpected step ${number} for ${id}, expected ${id} in the title of that step`),
    ...left.map((number) => `Unexpected gap in the steps for ${id}, expected step ${number}, whose title names it`),
  ];
}

function untoldTests({ id, steps, proof }: Traces['rows'][number], { coverage }: Traces): readonly string[] {
  const [test, ...more] = coverage(id).tests;
  if (id === '' || test === undefined || saysSomething(proof) || !saysSomething(steps)) return [];
  return [
    `Unexpected gap in the proof of ${id}, expected ${[test, ...more].slice(0, 3).join(', ')}, which section 8 has for it`,
  ];
}

/** Only ids of a series that section 8 has (`U1`, `U2`, …) can be known to be missing. */
function wrongTests(proof: string, known: ReadonlySet<string>): readonly string[] {
  const series = new Set([...known].map((id) => id.replace(/\d+$/u, '')));
  const named = [...proof.matchAll(/(?<![\p{L}\p{N}_`-])([A-Z]{1,3}-?)(\d+)(?![\p{L}\p{N}_])/gu)];
  return named
    .filter(([id, prefix = '']) => series.has(prefix) && !known.has(id))
    .map(([id]) => `Unexpected test ${id} that section 8 does not have, expected one of its tests`);
}

function testIds(content: typeof testing.example | undefined): ReadonlySet<string> {
  const names = [...(content?.unit ?? []), ...(content?.integration ?? [])].map(({ test }) => testName(test));
  return new Set(names.filter((name) => mentionsId(name, name)));
}
