import type { Plan } from '../plan/plan.ts';
import { printSection } from '../plan/print-plan.ts';
import { putSections } from '../plan/put-sections.ts';
import type { Content, DraftInput, Section, SectionId } from '../sections/section.ts';
import { inOrderOfNeed } from './draft-sections.ts';
import type { ModelRun } from './model-run.ts';
import { draftInputFrom, presentContent } from './plan-contents.ts';

/** The contents of some sections with what code settles in them, each settled after those that it needs, and the plan with all of them in it. */
export function settleContents(
  sections: readonly Section[],
  contents: ReadonlyMap<SectionId, Content>,
  plan: Plan,
  { source, repository }: Pick<ModelRun, 'source' | 'repository'>,
): { readonly contents: ReadonlyMap<SectionId, Content>; readonly plan: Plan } {
  const settled = new Map<SectionId, Content>();
  const before = draftInputFrom(source, plan);
  const input: DraftInput = {
    ...before,
    drafted: (section) => section.content.safeParse(settled.get(section.id)).data ?? before.drafted(section),
  };
  const texts = inOrderOfNeed(sections).flatMap((section) => {
    const content = contents.get(section.id);
    if (content === undefined) return [];
    const whole = section.content.parse(section.settle(content, input, presentContent(section, before)));
    settled.set(section.id, whole);
    return [{ id: section.id, text: printSection(section, whole), drafter: 'model' } as const];
  });
  // All at once: to put one means to read the whole plan again.
  return { contents: settled, plan: putSections(plan, texts, { repository, now: source.now }) };
}
