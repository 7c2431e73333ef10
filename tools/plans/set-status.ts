import { PlanError } from '../../src/errors.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import type { Plan, PlanStatus } from '../../src/plan/plan.ts';
import { editFront } from '../../src/plan/edit-front.ts';

/** `| **Status** | Draft |`, with or without bold and outer bars: what stands before the value, the value with its spaces, the rest of the line. */
const statusRow = /^([ \t]*\|?[ \t]*\**[ \t]*Status[ \t]*:?\**[ \t]*\|)([^|\r\n]*)(\|?[^|\r\n]*)$/im;

/**
 * The plan with another status, in the front matter and in the Status row of its overview. Every other byte stays; the
 * width of the cell too, as far as the word fits.
 * @throws PlanError `unreadable` when the plan states its status nowhere.
 */
export function setStatus(plan: Plan, status: PlanStatus): Plan {
  const overview = plan.sections.find(({ id }) => id === 'overview');
  const own = overview?.text.replace(
    statusRow,
    (_, before: string, cell: string, after: string) => before + fillCell(cell, status) + after,
  );
  if (plan.front === null && (overview === undefined || own === undefined || !statusRow.test(overview.text))) {
    throw new PlanError('unreadable', `Expected a Status row in section 1, or front matter, found neither.`, {
      hint: 'Add a row "| **Status** | Draft |" to the table of section 1.',
    });
  }
  const spliced =
    overview === undefined || own === undefined
      ? plan.text
      : plan.text.slice(0, overview.start) + own + plan.text.slice(overview.end);
  return parsePlan(plan.front === null ? spliced : editFront(spliced, plan, own, { status }));
}

function fillCell(cell: string, status: PlanStatus): string {
  const lead = /^[ \t]*/.exec(cell)?.[0] || ' ';
  return `${lead}${status} `.padEnd(cell.length);
}
