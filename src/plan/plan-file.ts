import { PlanError } from '../errors.ts';
import { parsePlan } from './parse-plan.ts';
import { inTurn } from './plan-lock.ts';
import { readPlanFile, writePlanFile } from './plan-store.ts';
import type { Plan } from './plan.ts';

/** A plan on disk that several may write: every change is made on what stands there at that moment. */
export interface PlanFile {
  /** Absolute. */
  readonly path: string;
  read(): Promise<Plan>;
  /**
   * Reads the plan, changes it, and writes it whole, one writer after the other. When an editor wrote meanwhile, the change is
   * made again on what it wrote.
   * @throws what `change` throws, and PlanError `conflict` when the file never holds still.
   */
  update(change: (plan: Plan) => Plan | Promise<Plan>): Promise<Plan>;
}

const attempts = 8;

/** Opens a plan that is there. Nothing is read yet. */
export function openPlanFile(path: string): PlanFile {
  const read = async () => parsePlan(await readPlanFile(path));
  const tryUpdate = async (change: (plan: Plan) => Plan | Promise<Plan>, left: number): Promise<Plan> => {
    const before = await read();
    const after = await change(before);
    if (after.text === before.text) return after;
    try {
      await writePlanFile(path, after.text, { text: before.text });
      return after;
    } catch (error) {
      if (!(error instanceof PlanError) || error.code !== 'conflict' || left <= 1) throw error;
      return tryUpdate(change, left - 1);
    }
  };
  return { path, read, update: (change) => inTurn(path, () => tryUpdate(change, attempts)) };
}
