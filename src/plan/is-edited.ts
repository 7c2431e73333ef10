import type { Plan, PlanSection } from './plan.ts';
import { hashText } from './provenance.ts';

/** True if a person wrote the section, or changed it since it was drafted; one that nobody is on record for is a person's. */
export function isEdited({ front }: Plan, { id, text }: PlanSection): boolean {
  const record = front?.sections[id];
  return record === undefined || record.hash !== hashText(text);
}
