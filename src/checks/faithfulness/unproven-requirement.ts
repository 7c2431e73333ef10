import { saysSomething } from '../../sections/coverage.ts';
import { defineCheck } from '../check.ts';
import { placeOfWords } from '../places.ts';
import { readTraces } from '../traces.ts';

const plan = (proof: string) =>
  `## 1. Overview\n\n**Requirements and where each is met**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n| R1 | "Add a cart" | 1 | ${proof} |\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Cart (R1)\n\n**Description:** Write it.\n**Files affected:** none\n**Verification:** none\n**Estimated effort:** 1 h\n`;

/** Whatever is required has a test, or another proof, that it was done. */
export const unprovenRequirement = defineCheck({
  id: 'faithfulness/unproven-requirement',
  severity: 'warning',
  description: 'Every requirement that a step meets has a test or a verification that proves it.',
  passes: plan('U1'),
  fails: plan('none'),
  run(input) {
    const traces = readTraces(input);
    if (traces === null || traces.steps.length === 0) return [];
    const { section, rows, requirements, coverage, isLeftOut } = traces;
    const excluded = new Set(requirements.filter(({ kind }) => kind === 'exclusion').map(({ id }) => id));
    const isProven = (id: string, proof: string) => {
      const { steps, tests, verified } = coverage(id);
      return steps.length === 0 || saysSomething(proof) || tests.length > 0 || verified;
    };
    return rows
      .filter(({ id, proof }) => id !== '' && !excluded.has(id) && !isLeftOut(id) && !isProven(id, proof))
      .map(({ id }) => ({
        section: 'overview' as const,
        message: `Unexpected requirement ${id} without a proof, expected a test in section 8 that names it, or a verification of its step`,
        ...placeOfWords(section, id),
      }));
  },
});
