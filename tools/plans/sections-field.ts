import { z } from 'zod';
import { nearestNames } from '../../src/claims/nearest-names.ts';
import type { SectionId } from '../../src/sections/section.ts';
import { boundedText } from '../bounded-text.ts';
import { sectionIds } from '../section-ids.ts';

/** Most unknown ids that an answer names. */
const mostNamed = 3;

const known: readonly string[] = sectionIds;

/** Ids of sections as a call names them. What is allowed is said when one is wrong: a list of all of them in the schema of every tool costs more than that. */
export const sectionsField = z.array(boundedText(100)).transform((ids, context): readonly SectionId[] => {
  for (const id of ids.filter((one) => !known.includes(one)).slice(0, mostNamed))
    context.addIssue({ code: 'custom', message: `Expected ids of sections, got ${id}.${explainIds(id)}` });
  return sectionIds.filter((id) => ids.includes(id));
});

/** The id of one section. */
export const sectionField = boundedText(100).transform((id, context): SectionId => {
  const found = sectionIds.find((one) => one === id);
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: `Expected the id of a section, got ${id}.${explainIds(id)}` });
  return z.NEVER;
});

/** One section or several, and for each the heading that it has where its words do not say so. */
export interface NamedSections {
  readonly sections: readonly SectionId[];
  readonly headings: Readonly<Partial<Record<SectionId, string>>>;
}

/** Ids of sections in one text: `steps,testing`, or `security=Zugriff` for a section under a heading in words of its own. */
export const namedSectionsField = boundedText(1000).transform((text, context): NamedSections => {
  const named = text.includes('=') ? [text] : text.split(',');
  const pairs = named.map(
    (one) => [one.split('=')[0]?.trim() ?? '', one.split('=').slice(1).join('=').trim()] as const,
  );
  const sections = pairs.flatMap(([id, heading]) => {
    const found = sectionIds.find((known) => known === id);
    if (found === undefined)
      context.addIssue({ code: 'custom', message: `Expected the id of a section, got ${id}.${explainIds(id)}` });
    return found === undefined ? [] : [{ id: found, heading }];
  });
  return {
    sections: sections.map(({ id }) => id),
    headings: Object.fromEntries(sections.flatMap(({ id, heading }) => (heading === '' ? [] : [[id, heading]]))),
  };
});

function explainIds(wrong: string): string {
  const near = nearestNames(wrong, known);
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  return `${meant} There are: ${known.join(', ')}`;
}
