import { definitionsOf } from '../../markdown/outline.ts';
import type { PlanFile } from '../../plan/plan-file.ts';
import type { Plan } from '../../plan/plan.ts';
import { putSections, type PutOptions } from '../../plan/put-sections.ts';
import type { Content, Section } from '../../sections/section.ts';
import { countUsage, recordOf } from '../accept-drafts.ts';
import type { Drafted, Redraft } from './redraft-section.ts';
import { rewriteSection } from './rewrite-section.ts';

/** A section that was drafted anew, and the plan that it was drafted from. */
export interface Refined {
  readonly section: Section;
  readonly from: Plan;
  readonly redraft: Redraft;
}

/** What became of a refined section. */
export interface PutRefined {
  /** The plan as it stands now, or would stand. */
  readonly plan: Plan;
  /**
   * `conflict`: somebody else changed that very section meanwhile, and it stays as they left it. A merge of the two would take the
   * section of `from`, the one in the file, and `text`.
   */
  readonly state: 'refined' | 'inserted' | 'unchanged' | 'conflict';
  /** The section as it was refined, its heading first; equal to what stands when it says the same. */
  readonly text: string;
}

/**
 * Writes a refined section into the plan as it stands by now, with what was paid for it, which is counted whatever came of it.
 * Null when nothing can be used. Of a section that says what it said before, not even the record changes.
 */
export async function putRefined(file: PlanFile, refined: Refined, options: PutOptions): Promise<PutRefined | null> {
  const { content, drafted } = refined.redraft;
  const tries: (PutRefined | null)[] = []; // An editor may write in between: then it is put once more.
  const plan = await file.update((present) => {
    const one = content === null ? null : put(present, content, refined, options);
    tries.push(one);
    const changed = one?.plan ?? present;
    return drafted.usage === null ? changed : countUsage(changed, drafted.usage, drafted.model);
  });
  const last = tries.at(-1) ?? null;
  return last === null ? null : { ...last, plan };
}

function put(plan: Plan, content: Content, { section, from, redraft }: Refined, options: PutOptions): PutRefined {
  const { id } = section;
  const standing = from.sections.find((one) => one.id === id);
  const present = plan.sections.find((one) => one.id === id);
  const text = rewriteSection(section, standing, content, definitionsOf(from.text));
  if (present?.text !== standing?.text) return { plan, state: 'conflict', text };
  if (present?.text === text) return { plan, state: 'unchanged', text };
  const piece = { id, text, ...recordedAs(redraft.drafted, plan, section) };
  return {
    plan: putSections(plan, [piece], options),
    state: standing === undefined ? 'inserted' : 'refined',
    text,
  };
}

function recordedAs({ usage }: Drafted, plan: Plan, { id }: Section) {
  if (usage === null) return { drafter: 'evidence' as const };
  return { drafter: 'model' as const, record: recordOf(id, plan, { spent: usage, pending: false, share: 1 }) };
}
