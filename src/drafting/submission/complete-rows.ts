import { isDeepStrictEqual } from 'node:util';
import { foldWords, holdsQuote, stripQuotes } from '../../claims/quotes.ts';
import type { Plan } from '../../plan/plan.ts';
import { requestOf } from '../../plan/request-of.ts';
import type { Requirement } from '../../request/request.ts';
import { coverageTable, isGivenUp, mergeRequirements, type CoverageRow } from '../../sections/coverage.ts';
import { steps } from '../../sections/steps.ts';
import { testing } from '../../sections/testing.ts';
import { contentsOf } from '../plan-contents.ts';

/** What a table of requirements was taken for. */
export interface Cut {
  /** The requirements as its rows cut them; null for rows of the requirements that stand. */
  readonly requirements: readonly Requirement[] | null;
  readonly notes: readonly string[];
}

/**
 * Rows in the words of the requirements that stand are some of them; other words or ids cut the request anew, and are all of
 * it. What does not quote the request keeps the words that stand for its id, so that nothing asked for is lost by a slip.
 */
export function cutRequirements(rows: readonly CoverageRow[], plan: Plan): Cut {
  const request = requestOf(plan);
  const named = rows.filter(({ id }, index) => id !== '' && rows.findIndex((one) => one.id === id) === index);
  if (request === null || named.length === 0) return { requirements: null, notes: [] };
  const standing = request.requirements;
  if (named.every((row) => standing.some((one) => isUnchanged(row, one)))) {
    const left = standing.length - named.length;
    return {
      requirements: null,
      notes:
        left === 0
          ? []
          : [
              `requirements: the rows are ${named.length} of the ${standing.length} that stand; ${left} left out, filled in.`,
            ],
    };
  }
  const text = foldWords(request.text);
  const requirements = mergeRequirements(named, standing)
    .slice(0, named.length)
    .map((one) => {
      const before = standing.find(({ id }) => id === one.id);
      return before === undefined || holdsQuote(text, one.quote) ? one : { ...one, quote: before.quote };
    });
  return {
    requirements,
    notes: [
      `requirements: the table was taken as a new cut of the request, complete: ${requirements.length} in place of ${standing.length}.`,
    ],
  };
}

function isUnchanged({ id, words }: CoverageRow, { id: own, quote }: Requirement): boolean {
  const fold = (text: string) => foldWords(stripQuotes(text)).replace(/[.,;:!?\s]+$/u, '');
  return id === own && (words === '' || fold(words) === fold(quote));
}

/** What rows are filled in with. */
export interface Filling {
  readonly standing: readonly CoverageRow[];
  /** A new cut of the request; null for the one that stands. */
  readonly requirements: readonly Requirement[] | null;
  readonly plan: Plan;
}

/** Rows in the order of the request, what was not written in them filled in; ids that it does not have stay at the end, for the checks to speak of. */
export function fillRows(
  rows: readonly CoverageRow[],
  { standing, requirements, plan }: Filling,
): readonly CoverageRow[] {
  const asked = requirements ?? requestOf(plan)?.requirements ?? [];
  const settled = contentsOf(plan);
  const computed = coverageTable(asked, { steps: settled(steps), testing: settled(testing) });
  const filled = computed.map((own) => {
    const row = rows.find((one) => one.id === own.id);
    if (row === undefined) return own;
    const words = row.words || own.words;
    // A row that gives its requirement up says so itself: a step that names it in passing proves nothing.
    if (isGivenUp(row)) return { ...row, words, steps: row.steps || 'none', proof: row.proof || 'none' };
    const isOld = standing.some((one) => isDeepStrictEqual(one, row));
    if (isOld) return own;
    return { ...row, words, steps: row.steps || own.steps, proof: row.proof || own.proof };
  });
  return [...filled, ...rows.filter((row) => !asked.some(({ id }) => id === row.id))];
}
