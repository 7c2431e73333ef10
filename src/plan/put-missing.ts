import { sections } from '../sections/index.ts';
import { assemblePlan, type AssembleInput } from './assemble-plan.ts';
import type { Plan, PlanContents } from './plan.ts';
import { printSection } from './print-plan.ts';
import { putSections, withFront } from './put-sections.ts';

/** The plan with the sections that it does not have yet; those that are there stay as they are, byte for byte. */
export function putMissing(plan: Plan, contents: PlanContents, input: AssembleInput): Plan {
  if (plan.sections.length === 0 && plan.extras.length === 0 && plan.front !== null) {
    const { sections: _drafted, cites: _cites, ...kept } = plan.front;
    return withFront(assemblePlan(contents, input), kept);
  }
  const present = new Set(plan.sections.map(({ id }) => id));
  const texts = sections.flatMap((section) => {
    const content = contents.get(section.id);
    if (present.has(section.id) || content === undefined) return [];
    return [{ id: section.id, text: printSection(section, content), drafter: input.drafter }];
  });
  return texts.length === 0 ? plan : putSections(plan, texts, input);
}
