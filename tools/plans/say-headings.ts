import { PlanError } from '../../src/errors.ts';
import type { SaidHeadings } from '../../src/plan/find-sections.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { SectionId } from '../../src/sections/section.ts';
import type { ToolContext } from '../tool.ts';
import type { NamedSections } from './sections-field.ts';

/** The headings of sections as the call says them; where one is in doubt, the user is asked, if that is possible. */
export async function sayHeadings(
  path: string,
  { sections, headings, numbers }: NamedSections,
  heading: string | undefined,
  context: Pick<ToolContext, 'consult'>,
): Promise<SaidHeadings> {
  const [first, ...others] = sections;
  if (heading !== undefined && (first === undefined || others.length > 0)) {
    throw new PlanError('usage', `Expected one section with a heading of its own, got ${sections.length}.`, {
      hint: 'Refine that section by itself; the plan keeps the heading from then on.',
    });
  }
  const said = heading === undefined || first === undefined ? headings : { ...headings, [first]: heading };
  const { headingChoices, noHeading } = await import('../../src/drafting/refining/settle-heading.ts');
  const { parsePlan } = await import('../../src/plan/parse-plan.ts');
  const { readPlanFile } = await import('../../src/plan/plan-store.ts');
  const { numberOf } = await import('../../src/sections/heading.ts');
  const { sectionOf } = await import('../../src/sections/index.ts');
  const plan = parsePlan(await readPlanFile(path));
  for (const id of sections) refuseOtherNumber(plan, id, numbers[id]);
  const asked = sections.flatMap((id) => {
    const choices = said[id] === undefined ? headingChoices(plan, sectionOf(id)) : [];
    if (choices.length === 0) return [];
    const words = `Which heading of the plan is its section ${id}: ${choices.map((title) => `“${title}”`).join(', ')}, another one, or ${noHeading} of them, so that the section is inserted?`;
    const answer = context.consult({ id: `heading-${id}`, kind: 'text', words, about: `${id}: ${choices.join('; ')}` });
    return typeof answer === 'string' && answer.trim() !== ''
      ? [[id, answer.trim().replace(/^[“"]|[”"]$/gu, '')] as const]
      : [];
  });
  return { ...said, ...Object.fromEntries(asked) };

  /** In a plan that counts otherwise than the template, a number may mean the plan's own. */
  function refuseOtherNumber({ sections: found, extras }: Plan, id: SectionId, number: string | undefined): void {
    if (number === undefined || found.some((one) => one.id === id && numberOf(one.title) === numberOf(number))) return;
    const other = [...found.filter((one) => one.id !== id), ...extras].find(
      ({ title }) => title !== null && numberOf(title) === numberOf(number),
    );
    if (other === undefined) return;
    throw new PlanError(
      'usage',
      `Expected ${number} to be the section ${id}, but the plan has “${other.title ?? ''}” there.`,
      {
        hint: `Name the section by its id: ${id}, or the id of the other one (\`groundplan sections\` lists them).`,
      },
    );
  }
}
