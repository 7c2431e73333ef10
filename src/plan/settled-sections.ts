import type { Plan } from './plan.ts';
import { isEdited } from './is-edited.ts';
import type { SectionId } from '../sections/section.ts';

/**
 * Sections that somebody wrote or decided: drafted by a model or an assistant, or edited by a person since they were drafted.
 * What stands as the evidence drafted it, or as a drafter left it in the middle of its work, may be drafted anew.
 */
export function settledSections(plan: Plan): ReadonlySet<SectionId> {
  const settled = plan.sections.filter((section) => {
    const record = plan.front?.sections[section.id];
    const isOpen = record?.drafter === 'evidence' || record?.pending === true;
    return !isOpen || isEdited(plan, section);
  });
  return new Set(settled.map(({ id }) => id));
}
