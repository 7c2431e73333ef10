import { unlink } from 'node:fs/promises';
import { PlanError } from '../errors.ts';
import { openPlanFile, type PlanFile } from './plan-file.ts';
import { inTurn } from './plan-lock.ts';
import { readPlanFile, writePlanFile } from './plan-store.ts';
import type { Plan } from './plan.ts';

/** A plan file that holds a request, and nothing that was paid for yet. */
export interface StartedPlan {
  readonly file: PlanFile;
  /** Puts back what was there before, unless somebody wrote since; says whether it did. */
  withdraw(): Promise<boolean>;
}

/**
 * Writes the first state of a plan, before anything is paid for that would be lost without a file to keep it in.
 * @throws PlanError `exists` when there is a file and it may not be replaced, `unreadable` when it cannot be written.
 */
export function startPlanFile(path: string, plan: Plan, mayReplace: boolean): Promise<StartedPlan> {
  return inTurn(path, async () => {
    const before = mayReplace ? await readIfThere(path) : null;
    await writePlanFile(path, plan.text, before === null ? 'absent' : { text: before });
    const withdraw = async () => {
      if ((await readIfThere(path)) !== plan.text) return false;
      await (before === null ? unlink(path) : writePlanFile(path, before, { text: plan.text }));
      return true;
    };
    return { file: openPlanFile(path), withdraw: () => inTurn(path, withdraw) };
  });
}

function readIfThere(path: string): Promise<string | null> {
  return readPlanFile(path).catch((error: unknown) => {
    if (error instanceof PlanError && error.code === 'not-found') return null;
    throw error;
  });
}
