import { setTimeout as delay } from 'node:timers/promises';
import { PlanError, type PlanErrorCode } from '../errors.ts';
import { openPlanFile, type PlanFile } from './plan-file.ts';
import { writeBeside } from './plan-store.ts';
import type { Plan } from './plan.ts';

/** A plan file that loses nothing of what was put into it, whatever others do to the file. */
export interface GuardedPlanFile extends PlanFile {
  /** Absolute path of the file that holds what was written; null when there is none. */
  kept(): Promise<string | null>;
}

/** How often, and after how many milliseconds, a file is looked at again: an editor empties it before it writes. */
const looks = 10;
const pause = 100;

/** What a file in the middle of somebody's work looks like. */
const unsteady = new Set<PlanErrorCode>(['not-found', 'unreadable', 'conflict']);

/**
 * Opens a plan for work that costs something. A file that is gone, cannot be read or has lost its front matter gets a second
 * to come back; then the last good plan goes to `<name>.rescued.md` beside it, and so do all changes from there on. Reading
 * fails from then on, so that no more work is begun.
 */
export function openGuardedPlanFile(path: string): GuardedPlanFile {
  const file = openPlanFile(path);
  let good: Plan | null = null;
  let cause: unknown = null;
  let rescued: Promise<PlanFile> | null = null;

  return { path, read, update, kept };

  async function read(): Promise<Plan> {
    if (rescued === null) {
      const plan = await steadily(async () => take(await file.read()));
      if (plan !== null) return plan;
    }
    throw await explain();
  }

  async function update(change: Change): Promise<Plan> {
    const changed = rescued === null ? await steadily(() => changeFile(change)) : null;
    if (changed !== null && 'fault' in changed) throw changed.fault;
    if (changed === null || rescued !== null) return (await copy()).update(change);
    good = changed.plan;
    return changed.plan;
  }

  async function kept(): Promise<string | null> {
    const holder = rescued ?? file.read().then((plan) => take(plan) && file);
    return holder.then(
      (one) => one.path,
      () => null,
    );
  }

  /** What `change` throws comes back: it is nothing that waiting for the file would mend. */
  async function changeFile(change: Change): Promise<{ readonly plan: Plan } | { readonly fault: unknown }> {
    const faults: unknown[] = [];
    const plan = await file.update(async (present) => {
      good = take(present);
      faults.length = 0;
      try {
        return await change(present);
      } catch (error) {
        faults.push(error);
        return present;
      }
    });
    return faults.length === 0 ? { plan } : { fault: faults[0] };
  }

  /** A plan that had front matter once, and has none, is being written. */
  function take(plan: Plan): Plan {
    if (plan.front === null && good !== null) {
      throw new PlanError('unreadable', `Expected front matter at the top of ${path}, found none any more.`);
    }
    if (plan.front !== null) good ??= plan;
    return plan;
  }

  /** Null when the file does not hold still, and its last good state was saved. */
  async function steadily<Result>(work: () => Promise<Result>, left: number = looks): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      if (good === null || !(error instanceof PlanError) || !unsteady.has(error.code)) throw error;
      if (left > 1) return delay(pause).then(() => steadily(work, left - 1));
      cause ??= error;
      await copy();
      return null;
    }
  }

  function copy(): Promise<PlanFile> {
    rescued ??= copyPlan(path, good?.text ?? '').catch((error: unknown) => {
      rescued = null;
      throw error;
    });
    return rescued;
  }

  async function explain(): Promise<PlanError> {
    const said = cause instanceof Error ? cause.message : String(cause);
    return new PlanError('conflict', `Expected ${path} to stay a plan while it is drafted. ${said}`, {
      hint: `Its last good state, with all that was drafted, is in ${(await copy()).path}.`,
      cause,
    });
  }
}

/** As `openGuardedPlanFile`, for who wants to know what changes would give: nothing is ever written, and each builds on the last. */
export function rehearsePlanFile(path: string): GuardedPlanFile {
  const file = openPlanFile(path);
  let changed: Plan | null = null;
  const read = async () => changed ?? file.read();
  const update = async (change: Change) => (changed = await change(await read()));
  return { path, read, update, kept: async () => path };
}

type Change = (plan: Plan) => Plan | Promise<Plan>;

/** Writes a plan beside its place, under a name that nobody has yet. */
async function copyPlan(path: string, text: string): Promise<PlanFile> {
  return openPlanFile(await writeBeside(path, 'rescued', text));
}
