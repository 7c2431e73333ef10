import type { Plan } from '../../plan/plan.ts';
import { sections } from '../../sections/index.ts';
import { writeForm } from './write-form.ts';

/** The form of the whole plan in Markdown: headings, labels and columns, with a word in brackets on what belongs there. Parts that a plan holds already are shown shorter. */
export function writePlanForm(plan: Plan | null): string {
  return sections
    .flatMap((section, index) => [
      ...(section.group === undefined || section.group === sections[index - 1]?.group ? [] : [`## ${section.group}`]),
      writeForm(section, plan?.sections.find(({ id }) => id === section.id)?.content),
    ])
    .join('\n\n');
}
