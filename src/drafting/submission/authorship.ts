import type { Plan, PlanSection } from '../../plan/plan.ts';
import { hashText } from '../../plan/provenance.ts';
import type { SectionId } from '../../sections/section.ts';

/** True if a person wrote the section, or changed it since it was drafted; one that nobody is on record for is a person's. */
export function isEdited({ front }: Plan, { id, text }: PlanSection): boolean {
  const record = front?.sections[id];
  return record === undefined || record.hash !== hashText(text);
}

/** Sections that still stand as the evidence drafted them. */
export function undraftedSections(plan: Plan): readonly SectionId[] {
  return plan.sections
    .filter((section) => plan.front?.sections[section.id]?.drafter === 'evidence' && !isEdited(plan, section))
    .map(({ id }) => id);
}

/** All the others: what new sections must agree with. */
export function settledSections(plan: Plan): ReadonlySet<SectionId> {
  const left = undraftedSections(plan);
  return new Set(plan.sections.map(({ id }) => id).filter((id) => !left.includes(id)));
}
