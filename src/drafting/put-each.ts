import { PlanError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { putSections, type PutOptions, type SectionToPut } from '../plan/put-sections.ts';
import type { SectionId } from '../sections/section.ts';

/** A plan with some sections put into it. */
export interface Put {
  readonly plan: Plan;
  /** Those that would have changed or hidden what stands around them, and why: they are left out. */
  readonly refused: ReadonlyMap<SectionId, string>;
}

/** Puts sections into a plan all at once, for to put one means to read the whole plan again; one by one only where one of them does not fit in. */
export function putEach(plan: Plan, texts: readonly SectionToPut[], options: PutOptions): Put {
  try {
    return { plan: putSections(plan, texts, options), refused: new Map() };
  } catch (error) {
    if (!(error instanceof PlanError) || error.code !== 'conflict') throw error;
    const [only] = texts;
    if (only === undefined || texts.length === 1)
      return { plan, refused: new Map(only === undefined ? [] : [[only.id, error.message]]) };
    return texts.reduce<Put>(
      (done, text) => {
        const one = putEach(done.plan, [text], options);
        return { plan: one.plan, refused: new Map([...done.refused, ...one.refused]) };
      },
      { plan, refused: new Map() },
    );
  }
}
