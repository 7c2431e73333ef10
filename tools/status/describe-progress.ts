import type { Context } from '../../src/context.ts';
import { PlanError } from '../../src/errors.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { judgePlan } from '../../src/status/judge-plan.ts';
import { countChanges } from './print-status.ts';

/** How far the code is with a plan that is being carried out, in one line; null for others, and where its base commit is not here. */
export async function describeProgress(
  plan: Plan,
  path: string,
  { repository, signal }: Context,
): Promise<string | null> {
  if (plan.front?.status !== 'In Progress') return null;
  try {
    return countChanges(await judgePlan(plan, repository, signal, { since: null, path }));
  } catch (error) {
    if (error instanceof PlanError && (error.code === 'repository' || error.code === 'usage')) return null;
    throw error;
  }
}
