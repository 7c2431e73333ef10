import { isEdited } from '../../plan/is-edited.ts';
import { sections } from '../../sections/index.ts';
import type { Section } from '../../sections/section.ts';
import { briefSections, type SectionsBrief } from './brief-sections.ts';

/** What the change of one section is briefed from. */
export interface RefinementBrief extends Omit<SectionsBrief, 'sections' | 'form' | 'next'> {
  readonly section: Section;
  /** How the plan is called in calls. */
  readonly name: string;
  readonly instruction: string;
}

/** For an assistant that changes a section itself: what to change, what hangs on it, the section, its form, fresh evidence, the next call. */
export function briefRefinement(brief: RefinementBrief, budget: number): string {
  const { section, name, instruction, plan, ...ground } = brief;
  const standing = plan.sections.find(({ id }) => id === section.id);
  const edited = standing !== undefined && isEdited(plan, standing);
  const isOurs = plan.front?.sections[section.id] !== undefined;
  const dependents = sections.filter(({ id, needs }) => needs.includes(section.id) && hasSection(brief, id));
  const task =
    instruction === ''
      ? 'See whether what it says is still true of the repository, and put right what is not.'
      : `It is to be changed like this: ${instruction}`;
  const opening = [
    `Refine the section \`${section.id}\` of ${name} yourself, and nothing else: no model is configured here. ${task}`,
    'Keep what that does not touch, word for word: people may have written it.',
    standing === undefined ? 'The plan does not have the section: it comes to its place when you submit it.' : '',
    edited
      ? `A person ${isOurs ? 'edited it since it was drafted' : 'wrote it'}; the user asks for this change, so submit it with force: true.`
      : '',
    standing?.form.isForeign === true ? 'The plan has headings of its own: keep those that stand.' : '',
    dependents.length === 0
      ? ''
      : `Sections that build on it: ${dependents.map(({ id }) => id).join(', ')}. The answer to your submission says which of them no longer agree.`,
  ];
  const call = { plan: name, markdown: '<only the parts that change>', ...(edited ? { force: true } : {}) };
  const next = `submit_sections ${JSON.stringify(call)}. If the change departs from the request of the plan, record_drift too.`;
  const head = opening.filter(Boolean).join('\n');
  const room = budget - head.length - 2;
  return `${head}\n\n${briefSections({ ...ground, plan, sections: [section], form: 'markdown', next }, room)}`;
}

function hasSection({ plan }: RefinementBrief, id: string): boolean {
  return plan.sections.some((section) => section.id === id);
}
