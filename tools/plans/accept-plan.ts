import { checkPlan } from '../../src/checks/check-plan.ts';
import { acceptSections, type Accepted } from '../../src/freshness/accept-sections.ts';
import { openPlanFile } from '../../src/plan/plan-file.ts';
import type { SectionId } from '../../src/sections/section.ts';
import type { ToolContext } from '../tool.ts';
import { findPlan } from './find-plan.ts';

/** Writes into a plan's file that what its sections cite is taken as it stands now, and says so in words; all sections for none. */
export async function acceptPlan(handle: string, ids: readonly SectionId[], context: ToolContext): Promise<string> {
  const { repository, signal } = await context.open();
  const { path, name } = await findPlan(handle, repository.root, context);
  const accepted: Accepted[] = [];
  await openPlanFile(path).update(async (plan) => {
    const { freshness } = await checkPlan(plan, repository, signal, { path: name, rules: [] });
    const one = acceptSections(plan, ids.length === 0 ? null : ids, repository, freshness);
    accepted.push(one);
    return one.plan;
  });
  // The last one is what was written: one before it lost to an editor.
  return accepted
    .slice(-1)
    .map((one) => describe(name, one))
    .join('');
}

function describe(name: string, { sections, base, kept }: Accepted): string {
  const what = sections.length === 1 ? sections[0] : `${sections.length} sections`;
  const from = base === null ? '' : `; the base commit is ${base.slice(0, 8)}`;
  return `Accepted ${what} of ${name} as the repository stands now${from}${kept === null ? '' : ` as before, because ${kept}`}.\n`;
}
