import { findQuote, foldWords } from '../../claims/quotes.ts';
import { withoutPrefix } from '../../request/classify-requirement.ts';
import { readRequest } from '../../request/read-request.ts';
import { defineCheck } from '../check.ts';
import { examplePlan } from '../example-plan.ts';
import { placeOfWords } from '../places.ts';
import { readTraces } from '../traces.ts';
import { contentWords } from '../words.ts';

const row = (words: string) =>
  examplePlan(
    'Limit the cart to 20 items.',
    `## 1. Overview\n\n**Requirements and where each is met**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n| R1 | ${words} | 1 | U1 |\n`,
  );

/** A demand is not cut short: the words that a row leaves away are no less asked for. */
export const uncoveredWords = defineCheck({
  id: 'faithfulness/uncovered-words',
  severity: 'warning',
  description: 'The telling words of every demand stand in the table of requirements, or in the drift.',
  passes: row('"Limit the cart to 20 items"'),
  fails: row('"Limit the cart"'),
  run({ plan, request }) {
    const traces = readTraces({ plan, request });
    if (traces === null || request === null) return [];
    const { section, rows, ledger, isExplained } = traces;
    const asked = foldWords(request.text);
    const own = readRequest(request.text).requirements;
    const quoted = [
      ...rows.map(({ words }) => words),
      ...ledger.flatMap(({ what, why }) => quotesIn(`${what} ${why}`)),
    ];
    const covered = quoted.flatMap((words) => findQuote(asked, words) ?? []);
    const told = new Set(
      contentWords([...quoted, ...ledger.map(({ what, why }) => `${what} ${why}`)].join(' ').replace(/[*`_]/gu, ' ')),
    );
    // A plan that cuts the request its own way is held against the words of the request too, not only against its own cut.
    const demands = [...request.requirements, ...own];
    const gaps = demands.flatMap(({ id, quote }) => {
      const span = findQuote(asked, quote);
      const isOwnId = request.requirements.some((one) => one.id === id && one.quote === quote);
      if (span === null || (isOwnId && isExplained(id))) return [];
      const of = rows.filter(({ words }) => overlaps(findQuote(asked, words) ?? nowhere, span));
      if (of.some((row) => isExplained(row.id))) return [];
      // A requirement of the plan of which nothing is quoted is a missing one, and another rule's.
      const isQuoted = covered.some((one) => overlaps(one, span));
      if (!isQuoted && request.requirements.some((one) => one.quote === quote)) return [];
      return gapsIn(span, covered)
        .map(({ start, end }) => asked.slice(start, end).trim())
        .filter((words) => isTelling(words) && !isTold(words, told))
        .map((words) => ({ words, at: of[0]?.words ?? rows[0]?.words ?? id }));
    });
    return gaps
      .filter(({ words }, index) => gaps.findIndex((one) => one.words === words) === index)
      .map(({ words, at }) => ({
        section: 'overview' as const,
        message: `Unexpected words of the request in no requirement: “${words}”, expected a row, or a drift entry that quotes them`,
        ...placeOfWords(section, at),
      }));
  },
});

/** Requests say things twice: what is quoted in other words, nearly all of them, is not asked for again. Numbers and denials must be the same. */
function isTold(words: string, told: ReadonlySet<string>): boolean {
  const own = contentWords(withoutPrefix(words));
  const numbers = words.match(/\d+/gu) ?? [];
  const isDenial = /\b(?:not|never|without|only|no|at most|at least|unless|except)\b/u.test(words);
  if (own.length === 0 || numbers.some((number) => own.includes(number) && !told.has(number))) return false;
  const isSaid = (word: string) => told.has(word) || [...told].some((other) => isFormOf(word, other));
  return own.filter(isSaid).length >= own.length * (isDenial || own.length < 3 ? 1 : 0.8);
}

/** "delete", "deletes" and "deleting". */
function isFormOf(word: string, other: string): boolean {
  const shared = Math.max(4, Math.min(word.length, other.length) - 2);
  return word.slice(0, shared) === other.slice(0, shared) && Math.abs(word.length - other.length) <= 3;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const nowhere: Span = { start: -1, end: -1 };

function quotesIn(text: string): readonly string[] {
  return [...text.matchAll(/["“]([^"“”]{3,400})["”]/gu)].flatMap(([, words]) => words ?? []);
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function gapsIn(span: Span, covered: readonly Span[]): readonly Span[] {
  const inside = covered.filter((one) => overlaps(one, span)).sort((one, other) => one.start - other.start);
  const gaps: Span[] = [];
  let from = span.start;
  for (const { start, end } of inside) {
    if (start > from) gaps.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  return from < span.end ? [...gaps, { start: from, end: span.end }] : gaps;
}

/** Numbers, limits and denials tell, and so do several words of meaning: "add a" in front of a quotation does not. */
function isTelling(words: string): boolean {
  return (
    /\d|\b(?:not|never|without|only|no|at most|at least|unless|except)\b/u.test(words) || contentWords(words).length > 2
  );
}
