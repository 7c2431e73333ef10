import type { Plan } from './plan.ts';
import { hashText } from './provenance.ts';
import type { SectionId } from '../sections/section.ts';

/**
 * Sections that somebody wrote or decided: drafted by a model or an assistant, or edited by a person since they were drafted.
 * What stands as the evidence drafted it, or as a drafter left it in the middle of its work, may be drafted anew.
 */
export function settledSections({ front, sections }: Plan): ReadonlySet<SectionId> {
  const settled = sections.filter(({ id, text }) => {
    const record = front?.sections[id];
    const isOpen = record?.drafter === 'evidence' || record?.pending === true;
    return record === undefined || !isOpen || record.hash !== hashText(text);
  });
  return new Set(settled.map(({ id }) => id));
}
