import { z } from 'zod';
import { nearestNames } from '../../src/claims/nearest-names.ts';
import type { SectionId } from '../../src/sections/section.ts';
import { boundedText } from '../bounded-text.ts';
import { sectionIds, sectionNumbers } from '../section-ids.ts';

/** Most unknown ids that an answer names. */
const mostNamed = 3;

const known: readonly string[] = sectionIds;

/** Ids of sections as a call names them. What is allowed is said when one is wrong: a list of all of them in the schema of every tool costs more than that. */
export const sectionsField = z.array(boundedText(100)).transform((ids, context): readonly SectionId[] => {
  for (const id of ids.filter((one) => !known.includes(one)).slice(0, mostNamed))
    context.addIssue({ code: 'custom', message: `Expected ids of sections, got ${id}.${explainIds(id)}` });
  return sectionIds.filter((id) => ids.includes(id));
});

/** One section or several, and for each the heading that it has where its words do not say so. */
export interface NamedSections {
  readonly sections: readonly SectionId[];
  /** Those that were named by the number of the template, `2.2`, with it. */
  readonly numbers: Readonly<Partial<Record<SectionId, string>>>;
  readonly headings: Readonly<Partial<Record<SectionId, string>>>;
}

/** Ids of sections in one text: `steps,testing`, their numbers in the template: `2.2,7`, or `security=Zugriff` for a section under a heading in words of its own. */
export const namedSectionsField = boundedText(1000).superRefine((text, context) => {
  for (const { id } of cutNames(text).filter((one) => sectionMeant(one.id) === undefined))
    context.addIssue({ code: 'custom', message: `Expected the id of a section, got ${id}.${explainIds(id)}` });
});

/** What such a text says. */
export function readNamedSections(text: string): NamedSections {
  const named = cutNames(text).flatMap(({ id, heading }) => {
    const found = sectionMeant(id);
    return found === undefined ? [] : [{ id: found, heading, number: found === id ? null : id }];
  });
  return {
    sections: named.map(({ id }) => id),
    numbers: Object.fromEntries(named.flatMap(({ id, number }) => (number === null ? [] : [[id, number]]))),
    headings: Object.fromEntries(named.flatMap(({ id, heading }) => (heading === '' ? [] : [[id, heading]]))),
  };
}

/** By its id, or by its number in the template. */
function sectionMeant(name: string): SectionId | undefined {
  return sectionIds.find((id) => id === name || sectionNumbers[id] === name.replace(/\.$/u, ''));
}

/** A heading may have commas: one that is named stands alone. */
function cutNames(text: string): readonly { readonly id: string; readonly heading: string }[] {
  return (text.includes('=') ? [text] : text.split(',')).map((one) => {
    const [id = '', ...heading] = one.split('=');
    return { id: id.trim(), heading: heading.join('=').trim() };
  });
}

function explainIds(wrong: string): string {
  if (/\.md$|[\\/*]/iu.test(wrong)) return ' A plan is named before the sections';
  const near = nearestNames(wrong, known);
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  return `${meant} There are: ${known.join(', ')}`;
}
