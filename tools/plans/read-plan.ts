import type { Context } from '../../src/context.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { readPlanFile } from '../../src/plan/plan-store.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { ToolContext } from '../tool.ts';
import { findPlan, type FoundPlan } from './find-plan.ts';

/** A plan as it stands in its file, and the repository that it is for. */
export interface ReadPlan extends FoundPlan {
  readonly plan: Plan;
  readonly core: Context;
}

/** Finds and reads the plan that a handle means. Throws what `findPlan`, `readPlanFile` and `parsePlan` throw. */
export async function readPlan(handle: string, context: ToolContext): Promise<ReadPlan> {
  const core = await context.open();
  const found = await findPlan(handle, core.repository.root, context);
  return { ...found, plan: parsePlan(await readPlanFile(found.path)), core };
}
