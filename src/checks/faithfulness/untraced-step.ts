import { isAuxiliaryPath, isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import { mentionsId, type DriftEntry } from '../../request/drift.ts';
import { stepNumbers } from '../../sections/coverage.ts';
import { defineCheck } from '../check.ts';
import { readTraces, type Traces } from '../traces.ts';
import { contentWords } from '../words.ts';

const plan = (drift: string) =>
  `## 1. Overview\n\n**Requirements and where each is met**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n| R1 | "Add a cart" | 1 | U1 |\n\n### Drift from Original Request\n\n${drift}\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Cart (R1)\n\n**Description:** Write it.\n**Files affected:** \`src/store.ts\`\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n\n### Step 2: Wish list\n\n**Description:** Write it.\n**Files affected:** \`src/server.ts\`\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;

/** Nothing is added to what was asked for in silence. */
export const untracedStep = defineCheck({
  id: 'faithfulness/untraced-step',
  severity: 'warning',
  description: 'Every step that changes code serves a requirement, or a drift entry says why it is there.',
  passes: plan('- **Added.** A wish list. Why: carts are emptied at night. Decided by: user.'),
  fails: plan('Not applicable: nothing differs'),
  run(input) {
    const traces = readTraces(input);
    if (traces === null) return [];
    const { steps, rows, requirements, ledger, placeOfStep } = traces;
    const ids = requirements.map(({ id }) => id);
    const named = new Set(rows.flatMap((row) => stepNumbers(row.steps)));
    const isTraced = ({ requirements, description, verification }: Step, index: number) =>
      requirements.length > 0 ||
      named.has(index + 1) ||
      ids.some((id) => mentionsId(`${description} ${verification}`, id));
    // A plan that traces nothing has other findings; telling it of each step helps nobody.
    if (!steps.some(isTraced)) return [];
    return steps.flatMap((step, index) => {
      const isFine =
        isTraced(step, index) || isUpkeep(step) || ledger.some((entry) => explains(entry, step, index + 1));
      if (isFine) return [];
      return [
        {
          section: 'steps' as const,
          message: `Unexpected step ${index + 1} “${step.name}” that serves no requirement, expected the ids that it serves in its title, or a drift entry (added) with the reason`,
          ...placeOfStep(step),
        },
      ];
    });
  },
});

type Step = Traces['steps'][number];

/** Work that any change brings with it, whether or not it was asked for. */
const upkeepName =
  /\b(?:docs?|documentation|document|readme|changelog|change ?set|release|up to date|gates?|lint(?:ing)?|format(?:ting)?|verif(?:y|ication)|review|agree|settle|decide|decisions?|clarify|open (?:points|questions)|tests?|ci|merge|roll ?out|prepare|preparation|set ?up)\b/iu;

/** True for a step that changes no code of the product, or says by its name that it keeps things in order. */
function isUpkeep({ name, files }: Step): boolean {
  return upkeepName.test(name) || files.every((path) => isTestPath(path) || isDocPath(path) || isAuxiliaryPath(path));
}

function explains(entry: DriftEntry, { name, files }: Step, number: number): boolean {
  const told = `${entry.what} ${entry.why}`;
  if (new RegExp(String.raw`\bsteps? (?:\d+(?:,| and|–) ?)*${number}\b`, 'iu').test(told)) return true;
  const words = contentWords(told);
  const own = contentWords(name);
  const shared = own.filter((word) => words.includes(word)).length;
  return shared * 2 >= Math.max(own.length, 1) || files.some((path) => told.includes(path.split('/').at(-1) ?? path));
}
