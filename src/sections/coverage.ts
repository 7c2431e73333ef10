import { foldWords, stripQuotes } from '../claims/quotes.ts';
import type { Requirement } from '../request/request.ts';
import { mentionsId } from '../request/drift.ts';
import type { steps } from './steps.ts';
import type { testing } from './testing.ts';

/** What meets and proves requirements: the sections that say so, each undefined where the plan does not have it. */
export interface Work {
  readonly steps: typeof steps.example | undefined;
  readonly testing: typeof testing.example | undefined;
}

/** Where one requirement is met and proved. */
export interface Coverage {
  /** 1-based numbers of the steps that serve it. */
  readonly steps: readonly number[];
  /** Names of the tests that prove it. */
  readonly tests: readonly string[];
  /** True if one of its steps says how it is verified. */
  readonly verified: boolean;
}

/** One row of the table "Requirements and where each is met". */
export interface CoverageRow {
  readonly id: string;
  readonly words: string;
  readonly steps: string;
  readonly proof: string;
}

/**
 * The table of requirements as steps and tests have it, whoever drafted them: steps by the ids in their titles (or, where no title
 * names an id, in their descriptions), proofs by the test rows that name it, else by the verification of its steps. What is written
 * in the table already stands where steps and tests say nothing, and so do its words of the request.
 */
export function coverageTable(
  requirements: readonly Requirement[],
  work: Work,
  written: readonly CoverageRow[] = [],
): CoverageRow[] {
  return requirements.map(({ id, quote, kind }) => {
    const row = written.find((one) => one.id === id);
    const coverage = findCoverage({ id, kind }, work);
    const found = { steps: coverage.steps.join(', '), proof: [...new Set(coverage.tests)].join(', ') };
    const nothing = kind === 'exclusion' ? 'none (left out)' : 'none';
    return {
      id,
      words: row?.words || `“${quote}”`,
      steps: found.steps || told(row?.steps) || nothing,
      proof: found.proof || told(row?.proof) || verificationOf(coverage),
    };
  });
}

/**
 * The requirements of a plan: those of its table, whose author may have cut and numbered the request otherwise, then those of the
 * request whose ids the table does not have.
 */
export function mergeRequirements(rows: readonly CoverageRow[], asked: readonly Requirement[]): readonly Requirement[] {
  const written = rows
    .filter(({ id }) => id !== '')
    .map(({ id, words }): Requirement => {
      const quote = stripQuotes(words);
      const same = asked.find((one) => overlap(one.quote, quote)) ?? asked.find((one) => one.id === id);
      return { id, quote, kind: same?.kind ?? 'functional' };
    });
  return [...written, ...asked.filter(({ id }) => written.every((one) => one.id !== id))];
}

/** True if a row says that its requirement will not be met, or where that is said. */
export function isGivenUp({ steps, proof }: Pick<CoverageRow, 'steps' | 'proof'>): boolean {
  return /\b(?:drift|dropped|deferred|left out|out of scope|not (?:done|met|planned|built))\b/iu.test(
    `${steps} ${proof}`,
  );
}

function overlap(one: string, other: string): boolean {
  const [first, second] = [foldWords(one), foldWords(other)];
  return second !== '' && (first.includes(second) || second.includes(first));
}

/** What steps and tests say of one requirement. */
export function findCoverage(
  { id, kind }: Pick<Requirement, 'id' | 'kind'>,
  { steps: written, testing: tested }: Work,
): Coverage {
  const all = written?.steps ?? [];
  const titled = numbersWhere(all, ({ requirements }) => requirements.includes(id));
  // What is excluded is named in descriptions to be kept out.
  const told = kind === 'exclusion' ? [] : numbersWhere(all, ({ description }) => mentionsId(description, id));
  const served = titled.length > 0 ? titled : told;
  const unit = (tested?.unit ?? []).map(({ test, description }) => ({ test, words: `${test} ${description}` }));
  const integration = (tested?.integration ?? []).map(({ test, components, setup }) => ({
    test,
    words: `${test} ${components} ${setup}`,
  }));
  return {
    steps: served,
    tests: [...unit, ...integration].filter(({ words }) => mentionsId(words, id)).map(({ test }) => testName(test)),
    verified: served.some((number) => saysSomething(all[number - 1]?.verification ?? '')),
  };
}

/** The numbers of steps in a cell of the table: "2, 4", "3–5", "Step 7". */
export function stepNumbers(cell: string): readonly number[] {
  return [
    ...cell.matchAll(/(?<![\p{L}\p{N}.])(\d+)(?:\s*(?:[–-]|to|through)\s*(\d+))?(?![\p{L}\p{N}]|\.\d)/giu),
  ].flatMap(([, from, to = from]) => {
    const length = Math.min(Math.max(Number(to) - Number(from), 0), 100);
    return Array.from({ length: length + 1 }, (_, index) => Number(from) + index);
  });
}

/** The short name of a test case: its id where it opens with one, else all of it. */
export function testName(test: string): string {
  return /^[A-Z]{1,3}-?\d+(?=\s|:|$)/u.exec(test)?.[0] ?? test.replace(/ \(new\)$/u, '');
}

/** False for an empty cell, a dash, and words for nothing. */
export function saysSomething(cell: string): boolean {
  return !/^[\s.]*(?:|[-–—]+|n\/?a|none\b.*|nothing|tbd|to ?do|\?+|not (?:yet|known|decided)\b.*)[\s.]*$/iu.test(cell);
}

/** A cell that says something; empty for others. */
function told(cell = ''): string {
  return saysSomething(cell) ? cell : '';
}

/** What proves a requirement that no test names. */
export function verificationOf({ steps, verified }: Coverage): string {
  return verified ? `verification of its step${steps.length === 1 ? '' : 's'}` : 'none';
}

function numbersWhere<Step>(all: readonly Step[], serves: (step: Step) => boolean): readonly number[] {
  return all.flatMap((step, index) => (serves(step) ? [index + 1] : []));
}
