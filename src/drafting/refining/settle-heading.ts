import { PlanError } from '../../errors.ts';
import type { SaidHeadings } from '../../plan/find-sections.ts';
import type { Plan } from '../../plan/plan.ts';
import { scanOutline } from '../../markdown/outline.ts';
import { numberOf, plainTitle } from '../../sections/heading.ts';
import { likenessOf } from '../../sections/likeness.ts';
import type { Section } from '../../sections/section.ts';

/** What is said instead of a heading when a section is to be inserted. */
export const noHeading = 'none';

/** From where on a chapter looks enough like a section to ask. */
const doubtful = 0.4;

/** Titles of chapters that may be a section that was not found by its own, nearest first; empty when there is no doubt. */
export function headingChoices(plan: Plan, section: Section): readonly string[] {
  if (plan.sections.some(({ id }) => id === section.id)) return [];
  return plan.extras
    .flatMap(({ title, nodes }) => (title === null ? [] : [{ title, ...likenessOf(section, nodes) }]))
    .map((one) => ({ ...one, isNumbered: numberOf(one.title) === numberOf(section.heading) }))
    .filter(({ share, isTelling, isNumbered }) => isNumbered || (isTelling && share >= doubtful))
    .sort((one, other) => Number(other.isNumbered) - Number(one.isNumbered) || other.share - one.share)
    .map(({ title }) => title);
}

/**
 * Which heading of the plan is a section's: as it was found, or as somebody says, which the plan then keeps.
 * @throws PlanError `usage` with the choices when it is in doubt, or what was said is no heading of the plan.
 */
export function settleHeading(plan: Plan, section: Section, said: string | null): SaidHeadings {
  if (said === null) {
    const choices = headingChoices(plan, section);
    if (choices.length === 0) return {};
    throw new PlanError(
      'usage',
      `Expected to know which heading is the section ${section.id}, found ${listed(choices)} in its place.`,
      {
        hint: `Say it: --heading ${JSON.stringify(choices[0])}, or --heading ${noHeading} to insert the section (in a call: section "${section.id}=${choices[0] ?? ''}").`,
      },
    );
  }
  if (said === noHeading) return {};
  const titles = scanOutline(plan.text).map(({ title }) => title);
  const meant =
    titles.find((title) => title === said) ?? titles.find((title) => plainTitle(title) === plainTitle(said));
  const holder = plan.sections.find(({ title }) => title === meant);
  if (meant === undefined || (holder !== undefined && holder.id !== section.id)) {
    const why = meant === undefined ? 'which the plan does not have' : `which is ${holder?.id ?? 'another section'}`;
    const others = plan.extras.flatMap(({ title }) => title ?? []);
    throw new PlanError('usage', `Expected a heading for ${section.id}, got “${said}”, ${why}.`, {
      hint: others.length === 0 ? 'Every chapter of the plan is known.' : `There are: ${listed(others)}.`,
    });
  }
  return holder === undefined ? { [section.id]: meant } : {};
}

function listed(titles: readonly string[]): string {
  return titles
    .slice(0, 8)
    .map((title) => `“${title}”`)
    .join(', ');
}
