import { z } from 'zod';
import { nearestNames } from '../../src/claims/nearest-names.ts';
import type { SectionId } from '../../src/sections/section.ts';
import { boundedText } from '../bounded-text.ts';
import { sectionIds } from '../section-ids.ts';

/** Most unknown ids that an answer names. */
const mostNamed = 3;

/** Ids of sections as a call names them. What is allowed is said when one is wrong: a list of all of them in the schema of every tool costs more than that. */
export const sectionsField = z.array(boundedText(100)).transform((ids, context): readonly SectionId[] => {
  const known: readonly string[] = sectionIds;
  for (const id of ids.filter((one) => !known.includes(one)).slice(0, mostNamed)) {
    const [near] = nearestNames(id, known);
    const meant = near === undefined ? '' : ` Did you mean ${near}?`;
    context.addIssue({
      code: 'custom',
      message: `Expected ids of sections, got ${id}.${meant} There are: ${known.join(', ')}.`,
    });
  }
  return sectionIds.filter((id) => ids.includes(id));
});
