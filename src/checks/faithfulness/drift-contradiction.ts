import { foldWords } from '../../claims/quotes.ts';
import { leavesOut, type DriftEntry } from '../../request/drift.ts';
import { writeHead } from '../../sections/drift-head.ts';
import { isGivenUp, stepNumbers } from '../../sections/coverage.ts';
import { defineCheck, type Report } from '../check.ts';
import { readTraces, type Traces } from '../traces.ts';

const plan = (kind: string) =>
  `## 1. Overview\n\n### Drift from Original Request\n\n- **R1 ${kind}.** One cart for each user. Why: nothing tells guests apart. Decided by: user.\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Cart (R1)\n\n**Description:** Write it.\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;

/** The ledger does not say one thing and the steps, or the ledger itself, another. */
export const driftContradiction = defineCheck({
  id: 'faithfulness/drift-contradiction',
  severity: 'warning',
  description: 'What the drift leaves out has no step, and no two drift entries exclude each other.',
  passes: plan('narrowed'),
  fails: plan('dropped'),
  run(input) {
    const traces = readTraces(input);
    if (traces === null) return [];
    return [...servedAnyway(traces), ...excludedPairs(traces)];
  },
});

/** Only a title says for sure that a step serves a requirement; what is merely deferred may be begun. */
function servedAnyway({ ledger, rows, steps, placeOfEntry }: Traces): readonly Report[] {
  return ledger.filter(leavesOut).flatMap((entry) =>
    entry.requirements.flatMap((id) => {
      const titled = steps.findIndex(({ requirements }) => requirements.includes(id)) + 1;
      const number = titled === 0 && entry.kind === 'dropped' ? tabledStep(id, rows, steps.length) : titled;
      if (number === 0) return [];
      return [
        {
          section: 'overview' as const,
          message: `Unexpected drift entry “${writeHead(entry)}” while step ${number} serves ${id}, expected no step for it, or an entry that says what of it is done (narrowed, split)`,
          ...placeOfEntry(entry),
          ...(entry.kind === 'dropped' ? { severity: 'error' as const } : {}),
        },
      ];
    }),
  );
}

/** The first step that the table gives for a requirement which it does not say is given up; 0 for none. */
function tabledStep(id: string, rows: Traces['rows'], count: number): number {
  const row = rows.find((one) => one.id === id && !isGivenUp(one));
  return stepNumbers(row?.steps ?? '').find((number) => number >= 1 && number <= count) ?? 0;
}

function excludedPairs({ ledger, placeOfEntry }: Traces): readonly Report[] {
  return ledger.flatMap((entry, index) => {
    const other = ledger.slice(0, index).find((earlier) => excludes(earlier, entry));
    if (other === undefined) return [];
    const [first, second] = [writeHead(other), writeHead(entry)];
    const message =
      first === second
        ? `Unexpected second drift entry “${second}” of the same words, expected it once`
        : `Unexpected drift entry “${second}” beside “${first}”, expected one of the two`;
    return [{ section: 'overview' as const, message, ...placeOfEntry(entry) }];
  });
}

/** What is dropped is nothing else as well; what is deferred is not widened; and nothing is said twice. */
function excludes(one: DriftEntry, other: DriftEntry): boolean {
  if (one.kind === other.kind) {
    const same = one.requirements.join() === other.requirements.join();
    return same && one.what !== '' && foldWords(one.what) === foldWords(other.what);
  }
  const shared = one.requirements.some((id) => other.requirements.includes(id));
  const kinds = [one.kind, other.kind];
  return (
    shared &&
    !kinds.includes(null) &&
    (kinds.includes('dropped') || (kinds.includes('deferred') && kinds.includes('widened')))
  );
}
