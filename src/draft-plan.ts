import type { Context } from './context.ts';
import { checkAt, nameAt, type DraftedPlan, type DrafterOptions } from './drafted-plan.ts';
import { draftSections } from './drafting/draft-sections.ts';
import { evidenceDrafter } from './drafting/evidence-drafter.ts';
import { gatherSource } from './drafting/gather-source.ts';
import { openDesk } from './drafting/model-desk.ts';
import { settleRequest } from './drafting/settle-request.ts';
import { linkReferences } from './drafting/submission/derive-references.ts';
import { redactSecrets } from './model/redact-secrets.ts';
import { assemblePlan } from './plan/assemble-plan.ts';
import { withPlanLock } from './plan/plan-lock.ts';
import { planPlace } from './plan/plan-place.ts';
import { putSections } from './plan/put-sections.ts';
import { startPlanFile } from './plan/start-plan.ts';
import { readRequest } from './request/read-request.ts';
import { draftMissing } from './resume-plan.ts';
import type { PlanSize } from './sections/section.ts';

/** What a user may say about a draft. */
export interface DraftOptions extends DrafterOptions {
  /** File to write, from the repository root; null for `<folder>/<date>-<slug>.md`. */
  readonly out: string | null;
  /** Folder of plans, from the repository root. */
  readonly folder: string;
  readonly size: PlanSize;
  /** Replace a plan that is already there. */
  readonly force: boolean;
}

/**
 * The product on one screen: from a feature request to a plan that is true of the repository. The evidence drafts every
 * section; where there is a model, it splits the request first, and then drafts each section anew from what the evidence
 * gave. Without a model the file is written whole or not at all; with one, it is begun first, and holds whatever was paid
 * for at any moment.
 */
export async function draftPlan(text: string, options: DraftOptions, context: Context): Promise<DraftedPlan> {
  const { repository } = context;
  const now = context.now();
  const { size, author, wishes, limits, drafter, force, ask } = options;
  const request = readRequest(redactSecrets(text).text);
  const path = await planPlace(request, options, repository, now);
  const desk = openDesk(drafter, limits, context);
  const input = { request, repository, drafter: evidenceDrafter.name, size, now };

  if (desk === null) {
    const { source, use } = await gatherSource(request, { size, author, wishes }, context);
    const drafted = assemblePlan(await draftSections(evidenceDrafter, source, context), input);
    const linked = linkReferences(drafted, repository, nameAt(path, repository.root));
    const plan = linked === null ? drafted : putSections(drafted, [linked], { repository, now });
    const report = await checkAt(path, plan, use, context);
    await startPlanFile(path, plan, force);
    return { plan, report, path, outcomes: [], source };
  }

  return withPlanLock(path, async () => {
    const started = await startPlanFile(path, assemblePlan(new Map(), input), force);
    await settleRequest(request, started, { ...context, ...desk, ask, path: nameAt(path, repository.root) });
    return draftMissing(path, null, { options, context, desk });
  });
}
