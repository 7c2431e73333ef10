import type { Finding } from '../../checks/check.ts';
import { isSameFinding } from '../../checks/check.ts';
import type { SectionId } from '../../sections/section.ts';
import { settledSections } from '../../plan/settled-sections.ts';
import { orderSections } from './order-sections.ts';
import type { RefinedSection, RefineTask } from './refine-one.ts';

/** Most findings that an instruction tells one by one. */
const mostTold = 12;

/** What no longer agrees after all refinements of a run, in sections that none of them changed. */
export function disagreeingWith(refined: readonly RefinedSection[]): readonly Finding[] {
  const done = new Set(refined.filter(({ state }) => state !== 'conflict').map(({ id }) => id));
  const now = refined.at(-1)?.reports.after.findings ?? [];
  const found = refined.flatMap(({ disagreeing }) => disagreeing);
  // A later refinement may have settled what an earlier one brought.
  const standing = found.filter(
    (finding) => ofChanges.has(finding.rule) || now.some((one) => isSameFinding(one, finding)),
  );
  return standing.filter(
    (finding, index) =>
      (finding.section === null || !done.has(finding.section)) &&
      standing.findIndex((one) => isSameFinding(one, finding)) === index,
  );
}

/** Rules that hold a plan against what it was, so that no report of it alone has them. */
const ofChanges: ReadonlySet<string> = new Set(['consistency/vanished-name', 'faithfulness/moved-coverage']);

/** The next section to bring in line with those that were refined; null when there is none. Each has one turn, so that it ends. */
export function nextToAlign(refined: readonly RefinedSection[], hasModel: boolean): RefineTask | null {
  const last = refined.at(-1);
  if (last === undefined || refined.some(({ state }) => state === 'conflict')) return null;
  const had = new Set(refined.map(({ id }) => id));
  const settled = settledSections(last.plan);
  const open = disagreeingWith(refined).filter(({ section }) => section !== null && !had.has(section));
  const [next] = orderSections(open.flatMap(({ section }) => section ?? [])).filter(
    (id) => hasModel || !settled.has(id),
  );
  if (next === undefined) return null;
  const instruction = hasModel ? tell(next, open, refined) : '';
  return { section: next, instruction, because: causesOf(refined), since: refined[0]?.before ?? null };
}

function causesOf(refined: readonly RefinedSection[]): readonly SectionId[] {
  return refined.filter(({ state }) => state !== 'unchanged').map(({ id }) => id);
}

function tell(id: SectionId, open: readonly Finding[], refined: readonly RefinedSection[]): string {
  const asked = refined.filter(({ because }) => because === null);
  const why = [...new Set(asked.map(({ instruction }) => instruction))].join(' ');
  const messages = open.filter(({ section }) => section === id).map(({ message }) => `- ${message}`);
  return [
    `Other sections of this plan were changed (${causesOf(refined).join(', ')}), because the user asked: ${why}`,
    'Bring this section in line with them, and change nothing else in it. It no longer agrees in this:',
    ...messages.slice(0, mostTold),
  ].join('\n');
}
