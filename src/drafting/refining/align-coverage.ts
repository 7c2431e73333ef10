import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../../checks/check.ts';
import { contentOf } from '../../plan/content-of.ts';
import type { Plan } from '../../plan/plan.ts';
import { findCoverage, stepNumbers, type CoverageRow, type Work } from '../../sections/coverage.ts';
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
    const isProved = row.proof === was.tests.join(', ') && was.tests.length > 0;
    const kept = row.proof.startsWith('verification of') && is.steps.length === 0 ? 'none' : row.proof;
    return {
      ...row,
      steps: isDerived ? is.steps.join(', ') || 'none' : row.steps,
      proof: isProved ? is.tests.join(', ') || 'none' : isDerived ? kept : row.proof,
    };
  });
  return { content: { ...content, requirements }, marked: 0, failure: null, drafted: { usage: null, mixed: true } };
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
