import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../../checks/check.ts';
import { contentOf } from '../../plan/content-of.ts';
import type { Plan } from '../../plan/plan.ts';
import {
  findCoverage,
  saysSomething,
  stepNumbers,
  testName,
  verificationOf,
  type Coverage,
  type CoverageRow,
  type Work,
} from '../../sections/coverage.ts';
import { overview } from '../../sections/overview.ts';
import { steps } from '../../sections/steps.ts';
import { testing } from '../../sections/testing.ts';
import { requestOf } from '../../plan/request-of.ts';
import type { Redraft } from './redraft-section.ts';

/**
 * Section 1 with the steps and proofs of its requirements as the other sections have them by now. What somebody wrote into a row
 * that steps and tests did not say before, stays; so does everything else. Null where the plan has no section 1.
 */
export function alignCoverage(before: Plan, now: Plan): Redraft | null {
  const content = contentOf(now, overview);
  if (content === undefined) return null;
  const kinds = new Map(requestOf(now)?.requirements.map(({ id, kind }) => [id, kind]));
  const [old, fresh] = [workOf(before), workOf(now)];
  const requirements = content.requirements.map((row): CoverageRow => {
    const asked = { id: row.id, kind: kinds.get(row.id) ?? 'functional' } as const;
    const [was, is] = [findCoverage(asked, old), findCoverage(asked, fresh)];
    const isDerived = isDeepStrictEqual(stepNumbers(row.steps), [...was.steps]) && was.steps.length > 0;
    const isProved = row.proof === namesOf(was) && was.tests.length > 0;
    const isOpen = isVerification(row) || !saysSomething(row.proof);
    if (isDeepStrictEqual(was, is)) return row;
    return {
      ...row,
      steps: isDerived || !saysSomething(row.steps) ? stepsOf(is, row) : row.steps,
      proof: isProved || isOpen ? proofOf(is, row) : row.proof,
    };
  });
  return { content: { ...content, requirements }, marked: 0, failure: null, drafted: { usage: null, mixed: true } };
}

/**
 * The rows of section 1 as steps and tests have them, without knowing what these said before: cells that hold nothing but numbers of
 * steps, names of tests, or words for none are the program's to write, and all others are somebody's.
 */
export function refreshCoverage(plan: Plan, rows: readonly CoverageRow[]): readonly CoverageRow[] {
  const kinds = new Map(requestOf(plan)?.requirements.map(({ id, kind }) => [id, kind]));
  const work = workOf(plan);
  const isName = (word: string) => testName(word) === word && /^[A-Z]{1,3}-?\d+$/u.test(word);
  return rows.map((row): CoverageRow => {
    const is = findCoverage({ id: row.id, kind: kinds.get(row.id) ?? 'functional' }, work);
    const isMade = !saysSomething(row.steps) || /^[\d\s,–-]+$/u.test(row.steps);
    const isProved = !saysSomething(row.proof) || isVerification(row) || row.proof.split(', ').every(isName);
    return { ...row, steps: isMade ? stepsOf(is, row) : row.steps, proof: isProved ? proofOf(is, row) : row.proof };
  });
}

/** A row that says nothing keeps its words for that, such as what is left out. */
function stepsOf({ steps: numbers }: Coverage, row: CoverageRow): string {
  return numbers.join(', ') || (saysSomething(row.steps) ? 'none' : row.steps);
}

function proofOf(coverage: Coverage, row: CoverageRow): string {
  const found = namesOf(coverage) || verificationOf(coverage);
  return found === 'none' && !saysSomething(row.proof) ? row.proof : found;
}

function namesOf({ tests }: Coverage): string {
  return [...new Set(tests)].join(', ');
}

function isVerification({ proof }: CoverageRow): boolean {
  return /^verification of its steps?$/u.test(proof);
}

/** The rows of section 1 that a change left behind, as a finding; null when they still say what steps and tests say. */
export function findMovedCoverage(before: Plan, now: Plan): Finding | null {
  const rows = contentOf(now, overview)?.requirements ?? [];
  const aligned = alignCoverage(before, now)?.content?.['requirements'];
  const moved = rows.filter((row, index) => Array.isArray(aligned) && !isDeepStrictEqual(row, aligned[index]));
  const section = now.sections.find(({ id }) => id === overview.id);
  if (moved.length === 0 || section === undefined) return null;
  const message = `Unexpected steps or proofs in the ${moved.length === 1 ? 'row' : 'rows'} of ${moved.map(({ id }) => id).join(', ')}, expected those that steps and tests name now`;
  return {
    rule: 'faithfulness/moved-coverage',
    severity: 'warning',
    section: overview.id,
    message,
    line: section.line,
    column: 1,
  };
}

function workOf(plan: Plan): Work {
  return { steps: contentOf(plan, steps), testing: contentOf(plan, testing) };
}
