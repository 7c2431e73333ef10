import { leavesOut, type DriftEntry } from '../../request/drift.ts';
import { forbids } from '../../request/forbids.ts';
import { changes } from '../../sections/changes.ts';
import { defineCheck, type CheckInput, type Report } from '../check.ts';
import { contentOf } from '../../plan/content-of.ts';
import { examplePlan } from '../example-plan.ts';
import { placeOfWords } from '../places.ts';
import { readTraces, type Traces } from '../traces.ts';
import { contentWords, holdsInOrder } from '../words.ts';

const step = (name: string) =>
  examplePlan(
    'Add a cart.\n\n## Out of scope\n\n- Gift vouchers',
    `## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | A cart |\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: ${name}\n\n**Description:** Write it.\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`,
  );

/** What the request or the drift rules out is not worked on after all. */
export const excludedWork = defineCheck({
  id: 'faithfulness/excluded-work',
  severity: 'warning',
  description: 'No step and no new file is about something that the request excludes or the drift leaves out.',
  passes: step('The cart (R1)'),
  fails: step('Redeem gift vouchers'),
  run(input) {
    const traces = readTraces(input);
    if (traces === null) return [];
    const ruledOut = [...excludedBy(traces), ...traces.ledger.flatMap(leftOutBy)];
    const workedOn = traces.steps.map((one, index) => ({
      section: 'steps' as const,
      words: denial.test(one.name) ? '' : one.name,
      ids: denial.test(one.name) ? [] : one.requirements,
      told: `step ${index + 1} “${one.name}”`,
      place: () => traces.placeOfStep(one),
    }));
    return [...workedOn, ...newFiles(input)].flatMap(({ section, words, ids, told, place }): Report[] => {
      const item = ruledOut.find((one) => ids.includes(one.id) || isAbout(words, one.words));
      if (item === undefined) return [];
      return [
        {
          section,
          message: `Unexpected ${told}, expected nothing about “${item.words}”, which ${item.by}`,
          ...place(),
        },
      ];
    });
  },
});

interface RuledOut {
  readonly id: string;
  readonly words: string;
  readonly by: string;
}

const denial = /\b(?:no|not|without|keep out|leave out|exclude|except|avoid|stay|unchanged)\b/iu;

/** By the ids of the plan's own table, which may split the request otherwise. */
function excludedBy({ requirements }: Traces): readonly RuledOut[] {
  return requirements
    .filter(({ kind, quote }) => kind === 'exclusion' && !forbids(quote))
    .map(({ id, quote }) => ({ id, words: quote, by: `the request excludes (${id})` }));
}

/** What an entry without a requirement leaves out is a list of things; explanations in brackets are none of them. */
function leftOutBy(entry: DriftEntry): readonly RuledOut[] {
  if (!leavesOut(entry) || entry.requirements.length > 0) return [];
  const [list = ''] = entry.what.replace(/\([^)]*\)/gu, '').split(/[.:]\s|\s[—–]\s/u);
  return list
    .split(/[,;]\s|\sand\s|\sor\s/u)
    .map((words) => ({ id: '-', words: words.replace(/[\s.]+$/u, '').trim(), by: 'the drift leaves out' }));
}

function newFiles({ plan }: CheckInput) {
  const section = plan.sections.find(({ id }) => id === 'changes');
  const entries = contentOf(plan, changes)?.files.entries ?? [];
  return entries
    .filter(({ change }) => change === 'new')
    .map(({ path }) => ({
      section: 'changes' as const,
      words: (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/u, '').replace(/(?<=[a-z0-9])(?=[A-Z])|[-_.]/gu, ' '),
      ids: [] as readonly string[],
      told: `new file \`${path}\``,
      place: () => (section === undefined ? { line: 1, column: 1 } : placeOfWords(section, path)),
    }));
}

/** All words that matter, side by side; a single one must stand there as it is: "Windows" is no "window". */
function isAbout(text: string, item: string): boolean {
  const wanted = contentWords(item);
  if (wanted.length > 1) return holdsInOrder(contentWords(text), wanted);
  const [word] = wordsIn(item).filter((one) => one.length > 4 && contentWords(one).length > 0);
  return wanted.length === 1 && word !== undefined && wordsIn(text).includes(word);
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
