import { sections, sectionOf } from '../../sections/index.ts';
import type { SectionId } from '../../sections/section.ts';

/** Sections, each once, in the order in which one builds on the other: as in the document, but that each follows what it needs. */
export function orderSections(ids: Iterable<SectionId>): readonly SectionId[] {
  const wanted = new Set(ids);
  const ordered: SectionId[] = [];
  const place = (id: SectionId): void => {
    if (!wanted.delete(id)) return;
    for (const needed of sectionOf(id).needs) place(needed);
    ordered.push(id);
  };
  for (const { id } of sections) place(id);
  return ordered;
}
