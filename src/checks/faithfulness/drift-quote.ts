import { foldWords, holdsQuote } from '../../claims/quotes.ts';
import { defineCheck } from '../check.ts';
import { examplePlan } from '../example-plan.ts';
import { readTraces } from '../traces.ts';

const ledger = (words: string) =>
  examplePlan(
    'Limit the cart to 20 items.',
    `## 1. Overview\n\n### Drift from Original Request\n\n- **R1 changed.** 50 items. Why: the request says “${words}”, which the warehouse cannot do. Decided by: constraint.\n`,
  );

/** The drift does not put words into the request's mouth. */
export const driftQuote = defineCheck({
  id: 'faithfulness/drift-quote',
  severity: 'error',
  description: 'Words that the drift quotes as those of the request stand in it.',
  passes: ledger('20 items'),
  fails: ledger('30 items'),
  run({ plan, request }) {
    const traces = readTraces({ plan, request });
    if (traces === null || request === null) return [];
    const asked = foldWords(request.text);
    return traces.ledger.flatMap((entry) =>
      requestQuotes(`${entry.what} ${entry.why}`)
        .filter((words) => !holdsQuote(asked, words))
        .map((words) => ({
          section: 'overview' as const,
          message: `Unexpected words “${words}” as those of the request, expected words that stand in it`,
          ...traces.placeOfEntry(entry),
        })),
    );
  },
});

/** Quotations that say themselves whose words they are; others may quote anything. */
function requestQuotes(text: string): readonly string[] {
  const said =
    /\b(?:request(?:'s|’s)?(?: text| words)? ?(?:says?|said|asks? for|asked for|asks?|wants?|reads?|demands?|states?|:)|as requested:?)\s*:?\s*["“]([^"“”]{3,300})["”]/giu;
  return [...text.matchAll(said)].flatMap(([, words]) => words ?? []);
}
