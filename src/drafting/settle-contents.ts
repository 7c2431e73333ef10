import type { Plan } from '../plan/plan.ts';
import { printSection } from '../plan/print-plan.ts';
import type { SectionToPut } from '../plan/put-sections.ts';
import type { Content, DraftInput, Section, SectionId } from '../sections/section.ts';
import { inOrderOfNeed } from './draft-sections.ts';
import { describeIssue } from './fit-content.ts';
import type { ModelRun } from './model-run.ts';
import { draftInputFrom, presentContent } from './plan-contents.ts';
import { putEach } from './put-each.ts';

/** What came of settling. */
export interface SettledContents {
  readonly contents: ReadonlyMap<SectionId, Content>;
  /** The plan with all of them in it. */
  readonly plan: Plan;
  /** Sections that cannot stand in the plan, with what is wrong with them; the others do not suffer from them. */
  readonly faults: ReadonlyMap<SectionId, readonly string[]>;
}

/** The contents of some sections with what code settles in them, each settled after those that it needs. */
export function settleContents(
  sections: readonly Section[],
  contents: ReadonlyMap<SectionId, Content>,
  plan: Plan,
  { source, repository }: Pick<ModelRun, 'source' | 'repository'>,
): SettledContents {
  const settled = new Map<SectionId, Content>();
  const faults = new Map<SectionId, readonly string[]>();
  const before = draftInputFrom(source, plan);
  const input: DraftInput = {
    ...before,
    drafted: (section) => section.content.safeParse(settled.get(section.id)).data ?? before.drafted(section),
  };
  const texts = inOrderOfNeed(sections).flatMap((section): readonly SectionToPut[] => {
    const { id } = section;
    const content = contents.get(id);
    if (content === undefined) return [];
    const whole = section.content.safeParse(section.settle(content, input, presentContent(section, before)));
    if (!whole.success) {
      faults.set(
        id,
        whole.error.issues.map((issue) => describeIssue(section, issue)),
      );
      return [];
    }
    settled.set(id, whole.data);
    return [{ id, text: printSection(section, whole.data), drafter: 'model' }];
  });
  const options = { repository, now: source.now };
  const put = putEach(plan, texts, options);
  for (const [id, message] of put.refused) {
    settled.delete(id);
    faults.set(id, [`${id}: ${message}`]);
  }
  return { contents: settled, plan: put.plan, faults };
}
