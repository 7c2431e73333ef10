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

function explainIds(wrong: string): string {
  const near = nearestNames(wrong, known);
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  return `${meant} There are: ${known.join(', ')}`;
}
