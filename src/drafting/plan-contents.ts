import { contentOf } from '../plan/content-of.ts';
import type { Plan } from '../plan/plan.ts';
import type { Content, DraftInput, Section, SectionId } from '../sections/section.ts';
import type { DraftSource } from './draft-sections.ts';
import type { Settled } from './ledger.ts';

/** Gives the content of a plan's section, or undefined when the plan does not have it, or it is none of `among`. */
export function contentsOf(plan: Plan, among?: ReadonlySet<SectionId>): Settled {
  return (section) => (among?.has(section.id) === false ? undefined : contentOf(plan, section));
}

/** What sections are drafted and settled with, when the others stand in a plan. */
export function draftInputFrom(source: DraftSource, plan: Plan): DraftInput {
  return { ...source, today: source.now.toISOString().slice(0, 10), drafted: contentsOf(plan) };
}

/** What stands in the plan for a section: what the drafter starts from. As the evidence drafts it where the plan has none. */
export function presentContent(section: Section, input: DraftInput): Content {
  return input.drafted(section) ?? section.draft(input);
}
