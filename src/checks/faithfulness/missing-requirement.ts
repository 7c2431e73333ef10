import { foldWords, stripQuotes } from '../../claims/quotes.ts';
import { concerns, leavesOut } from '../../request/drift.ts';
import type { Requirement } from '../../request/request.ts';
import { overview } from '../../sections/overview.ts';
import { defineCheck } from '../check.ts';
import { contentOf } from '../../plan/content-of.ts';
import { examplePlan } from '../example-plan.ts';
import { placeOfWords } from '../places.ts';

const table = (rows: string) =>
  `## 1. Overview\n\n**Requirements and where each is met**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n${rows}`;
const request = 'Add a cart to the shop. Limit it to 20 items.';

/** Nothing that was asked for is dropped in silence. */
export const missingRequirement = defineCheck({
  id: 'faithfulness/missing-requirement',
  severity: 'error',
  description: 'Every requirement of the request stands in the table of requirements, or in the drift.',
  passes: examplePlan(
    request,
    table('| R1 | "Add a cart to the shop" | 1 | U1 |\n| R2 | "Limit it to 20 items" | 1 | U2 |\n'),
  ),
  fails: examplePlan(request, table('| R1 | "Add a cart to the shop" | 1 | U1 |\n')),
  run({ plan, request }) {
    const section = plan.sections.find(({ id }) => id === 'overview');
    const content = contentOf(plan, overview);
    if (section === undefined || content === undefined) return [];
    const place = placeOfWords(section, overview.parts.requirements.label ?? '');
    const asked = request?.requirements ?? [];
    // A plan that splits the request its own way has its own ids: the row of this one may be about another.
    const isAbout = (row: (typeof content.requirements)[number], { id, quote }: Requirement) =>
      overlap(row.words, quote) ||
      (row.id === id && !asked.some((one) => one.id !== id && overlap(row.words, one.quote)));
    const isCovered = (requirement: Requirement) =>
      content.requirements.some((row) => isAbout(row, requirement)) ||
      content.drift.some(
        (entry) =>
          ((leavesOut(entry) || entry.kind === null) && concerns(entry, requirement.id)) ||
          overlap(`${entry.what} ${entry.why}`, requirement.quote),
      );
    return asked
      .filter((requirement) => !isCovered(requirement))
      .map(({ id, quote }) => ({
        section: 'overview' as const,
        message: `Unexpected gap in the table of requirements, expected a row or a drift entry for ${id} “${quote}”`,
        ...place,
      }));
  },
});

/** A person may have cut a requirement in two, or two into one. */
function overlap(words: string, quote: string): boolean {
  const [one, other] = [foldWords(stripQuotes(words)), foldWords(quote)];
  return one.length > 8 && (other.includes(one) || one.includes(other));
}
