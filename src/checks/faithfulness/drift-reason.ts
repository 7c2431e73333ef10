import type { DriftEntry } from '../../request/drift.ts';
import { writeHead } from '../../sections/drift-head.ts';
import { defineCheck } from '../check.ts';
import { readTraces } from '../traces.ts';

const ledger = (entry: string) => `## 1. Overview\n\n### Drift from Original Request\n\n- ${entry}\n`;

/** Whoever asked learns why the plan is not what was asked for. */
export const driftReason = defineCheck({
  id: 'faithfulness/drift-reason',
  severity: 'warning',
  description: 'A drift entry says why.',
  passes: ledger('**R1 narrowed.** One cart. Why: nothing tells guests apart. Decided by: user.'),
  fails: ledger('**R1 narrowed.** One cart.'),
  run(input) {
    const traces = readTraces(input);
    if (traces === null) return [];
    return traces.ledger
      .filter((entry) => entry.kind !== null && !hasReason(entry))
      .map((entry) => ({
        section: 'overview' as const,
        message: `Unexpected drift entry “${writeHead(entry)}” without a reason, expected “Why: …”`,
        ...traces.placeOfEntry(entry),
      }));
  },
});

/** People give reasons without a label too: in a second sentence, in brackets, after a word such as "because", by a citation. */
function hasReason({ what, why }: DriftEntry): boolean {
  return (
    why !== '' ||
    what.length > 160 ||
    /[.!?;:]\s+\S|\(|`[^`]*[/:][^`]*`/u.test(what) ||
    /\b(?:because|since|so|which|while|too|otherwise|as (?:the|it|there|no)|due to|cannot|can't|needs?|would|instead|already|until|to (?:avoid|keep|stay))\b/iu.test(
      what,
    )
  );
}
