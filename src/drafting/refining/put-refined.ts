import { PlanError } from '../../errors.ts';
import { definitionsOf } from '../../markdown/outline.ts';
import { isEdited } from '../../plan/is-edited.ts';
import { keptRecord } from '../../plan/kept-record.ts';
import type { PlanFile } from '../../plan/plan-file.ts';
import type { Plan } from '../../plan/plan.ts';
import { putSections, type PutOptions } from '../../plan/put-sections.ts';
import { recordEntry } from '../../plan/record-drift.ts';
import type { DriftEntry } from '../../request/drift.ts';
import type { Content, Section } from '../../sections/section.ts';
import { countUsage, recordOf } from '../accept-drafts.ts';
import { mergeSection } from './merge-section.ts';
import type { Drafted, Redraft } from './redraft-section.ts';
import { rewriteMissing, rewriteSection } from './rewrite-section.ts';

/** A section that was drafted anew, and the plan that it was drafted from. */
export interface Refined {
  readonly section: Section;
  readonly from: Plan;
  readonly redraft: Redraft;
}

/** How it is put. */
export interface PutRefinedOptions extends PutOptions {
  /** What is done first to the plan that is in the file, such as giving it front matter. */
  readonly prepare?: (plan: Plan) => Plan;
  /** The entries that a change calls for in the drift of section 1. */
  readonly driftOf?: (before: Plan, after: Plan) => readonly DriftEntry[];
}

/** What became of a refined section. */
export interface PutRefined {
  /** The plan as it stands now, or would stand. */
  readonly plan: Plan;
  /**
   * `merged`: somebody else changed other lines of it meanwhile, and both changes stand. `conflict`: the same lines, and the section
   * stays as they left it; `merge` has both.
   */
  readonly state: 'refined' | 'inserted' | 'unchanged' | 'merged' | 'conflict';
  /** The section as it was refined, its heading first; equal to what stands when it says the same. */
  readonly text: string;
  /** In a conflict, the plan with that section as a three-way merge with marks; null otherwise. */
  readonly merge: string | null;
  /** Something outside of the section was changed meanwhile, and stays so. */
  readonly changedElsewhere: boolean;
  /** What was added to the drift in section 1. */
  readonly drift: readonly DriftEntry[];
}

/**
 * Writes a refined section into the plan as it stands by now, with what was paid for it, which is counted whatever came of it.
 * Null when nothing can be used. Of a section that says what it said before, not even the record changes.
 */
export async function putRefined(
  file: PlanFile,
  refined: Refined,
  options: PutRefinedOptions,
): Promise<PutRefined | null> {
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

function put(
  found: Plan,
  content: Content,
  { section, from, redraft }: Refined,
  { prepare = (plan) => plan, driftOf = () => [], ...options }: PutRefinedOptions,
): PutRefined {
  const { id } = section;
  const present = prepare(found);
  const standing = from.sections.find((one) => one.id === id);
  const theirs = present.sections.find((one) => one.id === id);
  const text =
    standing === undefined
      ? rewriteMissing(section, content, from)
      : rewriteSection(section, standing, content, definitionsOf(from.text));
  const told = { text, merge: null, drift: [], changedElsewhere: isOtherElsewhere(from, present, id) };
  if (theirs?.text === text) return { ...told, plan: found, state: 'unchanged' };
  const isTheirs = theirs?.text !== standing?.text;
  if (text === standing?.text) return { ...told, plan: found, state: 'unchanged' };
  const merge = isTheirs
    ? mergeSection({ base: standing?.text ?? '', theirs: theirs?.text ?? '', ours: text })
    : { text, conflicts: 0 };
  if (merge.conflicts > 0) {
    const { start, end } = theirs ?? { start: present.text.length, end: present.text.length };
    const whole = present.text.slice(0, start) + merge.text + present.text.slice(end);
    return { ...told, plan: found, state: 'conflict', merge: whole };
  }
  const piece = { id, text: merge.text, ...recordedAs(redraft.drafted, present, section) };
  const changed = recordDrift(putSections(present, [piece], options), (plan) => driftOf(present, plan));
  const state = isTheirs ? 'merged' : standing === undefined ? 'inserted' : 'refined';
  return { ...told, ...changed, state };
}

/** An entry that cannot be put is left out: the section stands, and the checks say what its drift lacks. */
function recordDrift(plan: Plan, driftOf: (plan: Plan) => readonly DriftEntry[]): Pick<PutRefined, 'plan' | 'drift'> {
  return driftOf(plan).reduce<Pick<PutRefined, 'plan' | 'drift'>>(
    (before, entry) => {
      try {
        return { plan: recordEntry(before.plan, entry), drift: [...before.drift, entry] };
      } catch (error) {
        if (error instanceof PlanError) return before;
        throw error;
      }
    },
    { plan, drift: [] },
  );
}

function isOtherElsewhere(from: Plan, present: Plan, id: Section['id']): boolean {
  const around = ({ text, sections }: Plan) => {
    const own = sections.find((one) => one.id === id);
    return own === undefined ? text : text.slice(0, own.start) + text.slice(own.end);
  };
  return around(from) !== around(present);
}

/** What holds a person's words stays theirs: as the evidence's, it would be drafted anew the next time. */
function recordedAs(drafted: Drafted, plan: Plan, { id }: Section) {
  if (drafted.usage !== null) {
    const record = recordOf(id, plan, { spent: drafted.usage, pending: false, share: 1 });
    return { drafter: 'model' as const, record };
  }
  const standing = plan.sections.find((one) => one.id === id);
  const drafter = plan.front?.sections[id]?.drafter ?? 'person';
  const isTheirs = drafted.mixed && standing !== undefined && isEdited(plan, standing);
  if (!drafted.mixed) return { drafter: 'evidence' as const };
  return isTheirs ? { drafter: 'person' as const } : { drafter, record: keptRecord(plan, id) };
}
