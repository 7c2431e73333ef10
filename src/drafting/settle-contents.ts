import type { Plan } from '../plan/plan.ts';
import { printSection } from '../plan/print-plan.ts';
import { putSections } from '../plan/put-sections.ts';
import type { Content, Section, SectionId } from '../sections/section.ts';
import type { ModelRun } from './model-run.ts';
import { draftInputFrom, presentContent } from './plan-contents.ts';

/** The contents of some sections with what code settles in them, in document order, and the plan with all of them in it. */
export function settleContents(
  sections: readonly Section[],
  contents: ReadonlyMap<SectionId, Content>,
  plan: Plan,
  { source, repository }: Pick<ModelRun, 'source' | 'repository'>,
): { readonly contents: ReadonlyMap<SectionId, Content>; readonly plan: Plan } {
  const settled = new Map<SectionId, Content>();
  let current = plan;
  for (const section of sections) {
    const content = contents.get(section.id);
    if (content === undefined) continue;
    const before = presentContent(section, draftInputFrom(source, plan));
    const whole = section.content.parse(section.settle(content, draftInputFrom(source, current), before));
    settled.set(section.id, whole);
    current = putSections(current, [{ id: section.id, text: printSection(section, whole), drafter: 'model' }], {
      repository,
      now: source.now,
    });
  }
  return { contents: settled, plan: current };
}
