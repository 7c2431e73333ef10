import { isSameFinding, type Finding } from '../checks/check.ts';
import { checkPlan, type CheckOptions } from '../checks/check-plan.ts';
import { checks } from '../checks/index.ts';
import type { Plan } from '../plan/plan.ts';
import type { Repository } from '../repository/repository.ts';
import type { SectionId } from '../sections/section.ts';

/** What is looked at, and beside what. */
export interface Examination {
  /** The plan with the new sections in it. */
  readonly plan: Plan;
  /** The new sections. */
  readonly focus: ReadonlySet<SectionId>;
  /** Sections that somebody drafted before and that the new ones must agree with; the rest counts as not written yet. */
  readonly settled: ReadonlySet<SectionId>;
}

/** Rules about the plan as a whole: they say nothing of a section, or speak of what is still to be drafted. */
const ofWholePlan = new Set([
  'structure/missing-section',
  'structure/section-order',
  'structure/front-matter',
  'open/point',
]);
const rules = checks.filter(({ id }) => !ofWholePlan.has(id));

/**
 * Errors and warnings that new sections bring: those in them, and those that they cause in sections settled before, such as a
 * proposed file that no new step works on.
 */
export async function examineSections(
  { plan, focus, settled }: Examination,
  repository: Repository,
  signal: AbortSignal,
  options: Pick<CheckOptions, 'path' | 'use' | 'sources' | 'packages' | 'licenses'> = {},
): Promise<readonly Finding[]> {
  const look = async (ids: ReadonlySet<SectionId>) => {
    const part = { ...plan, sections: plan.sections.filter(({ id }) => ids.has(id)) };
    const { findings } = await checkPlan(part, repository, signal, { ...options, rules });
    return findings.filter(({ severity }) => severity !== 'info');
  };
  const found = await look(new Set([...focus, ...settled]));
  const own = found.filter((finding) => isIn(finding, focus));
  const others = found.filter((finding) => !isIn(finding, focus));
  if (others.length === 0) return own;
  const before = await look(new Set([...settled].filter((id) => !focus.has(id))));
  return [...own, ...others.filter((finding) => !before.some((one) => isSameFinding(one, finding)))];
}

/** For what was paid for already: it is looked at to the end, whoever interrupts, so that it can be written. */
export function uninterrupted(): AbortSignal {
  return new AbortController().signal;
}

function isIn({ section }: Finding, ids: ReadonlySet<SectionId>): boolean {
  return section !== null && ids.has(section);
}
