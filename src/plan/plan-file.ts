import { PlanError } from '../errors.ts';
import { parsePlan } from './parse-plan.ts';
import { readPlanFile, writePlanFile } from './plan-store.ts';
import type { Plan } from './plan.ts';

/** A plan on disk that several may write: every change is made on what stands there at that moment. */
export interface PlanFile {
  /** Absolute. */
  readonly path: string;
  read(): Promise<Plan>;
  /**
   * Reads the plan, changes it, and writes it whole. Changes of one `PlanFile` wait for each other; when somebody else
   * wrote meanwhile, the change is made again on what they wrote.
   * @throws what `change` throws, and PlanError `conflict` when the file never holds still.
   */
  update(change: (plan: Plan) => Plan): Promise<Plan>;
}

const attempts = 8;

/** Opens a plan that is there. Nothing is read yet. */
export function openPlanFile(path: string): PlanFile {
  let last: Promise<unknown> = Promise.resolve();
  const read = async () => parsePlan(await readPlanFile(path));
  return {
    path,
    read,
    update(change) {
      const next = last.then(() => updateOnce(path, read, change));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

async function updateOnce(path: string, read: () => Promise<Plan>, change: (plan: Plan) => Plan): Promise<Plan> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await read();
    const after = change(before);
    if (after.text === before.text) return after;
    try {
      await writePlanFile(path, after.text, { text: before.text });
      return after;
    } catch (error) {
      if (!(error instanceof PlanError) || error.code !== 'conflict' || attempt === attempts) throw error;
    }
  }
}
