import type { Context } from '../../src/context.ts';
import { PlanError } from '../../src/errors.ts';
import { planPlace } from '../../src/plan/plan-place.ts';
import { readPlanFile } from '../../src/plan/plan-store.ts';
import { hashText } from '../../src/plan/provenance.ts';
import { readRequest } from '../../src/request/read-request.ts';
import type { ToolContext } from '../tool.ts';

/**
 * False where nothing stands. Where a plan stands, the user is asked before any work is done.
 * @throws PlanError `exists` if they do not agree, or nobody can be asked; what `planPlace` throws.
 */
export async function mayReplace(
  request: string,
  out: string | null,
  { repository, now }: Context,
  { settings, consult }: ToolContext,
): Promise<boolean> {
  const place = (force: boolean) =>
    planPlace(readRequest(request), { out, folder: settings.plans, force }, repository, now());
  const taken = await place(false).then(
    () => false,
    (error: unknown) => {
      if (error instanceof PlanError && error.code === 'exists') return true;
      throw error;
    },
  );
  if (!taken) return false;
  const path = await place(true);
  const about = hashText(await readPlanFile(path));
  if (
    consult({ id: 'replace', kind: 'consent', words: `A plan stands at ${path}. Replace it by a new one?`, about }) ===
    true
  )
    return true;
  throw new PlanError('exists', `Expected no plan at ${path}, found one.`, {
    hint: 'Go on with it (get_plan, brief_sections), or give force: true if the user agrees to lose it, or another `out`.',
  });
}
