import { PlanError } from '../../errors.ts';
import { readPlanFile, writePlanFile } from '../../plan/plan-store.ts';

/** What is done with the text of a plan. */
export type Change<Report> = (text: string) => Promise<{ readonly text: string; readonly report: Report }>;

const attempts = 5;

/** Reads a plan, changes it and writes it; when somebody else wrote it meanwhile, the change is made anew on their text. */
export async function updatePlan<Report>(
  path: string,
  { dryRun }: { readonly dryRun: boolean },
  change: Change<Report>,
): Promise<Report> {
  if (dryRun) return (await change(await readPlanFile(path))).report;
  return attempt(path, change, attempts);
}

async function attempt<Report>(path: string, change: Change<Report>, left: number): Promise<Report> {
  const before = await readPlanFile(path);
  const { text, report } = await change(before);
  try {
    if (text !== before) await writePlanFile(path, text, { text: before });
    return report;
  } catch (error) {
    if (left === 0 || !(error instanceof PlanError) || error.code !== 'conflict') throw error;
    return attempt(path, change, left - 1);
  }
}
