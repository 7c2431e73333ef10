import type { Context } from './context.ts';
import { checkAt, type DraftedPlan, type DrafterOptions } from './drafted-plan.ts';
import { countUsage } from './drafting/accept-drafts.ts';
import { askQuestions } from './drafting/ask-questions.ts';
import { draftSections } from './drafting/draft-sections.ts';
import { evidenceDrafter } from './drafting/evidence-drafter.ts';
import { gatherSource } from './drafting/gather-source.ts';
import { openDesk } from './drafting/model-desk.ts';
import { readRequirements } from './drafting/read-requirements.ts';
import { redactSecrets } from './model/redact-secrets.ts';
import { assemblePlan } from './plan/assemble-plan.ts';
import { withPlanLock } from './plan/plan-lock.ts';
import { planPlace } from './plan/plan-place.ts';
import { writePlanFile } from './plan/plan-store.ts';
import { readRequest } from './request/read-request.ts';
import type { Request } from './request/request.ts';
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
 * gave. Without a model the file is written whole or not at all; with one, it holds whatever was paid for at any moment.
 */
export async function draftPlan(text: string, options: DraftOptions, context: Context): Promise<DraftedPlan> {
  const { repository, signal, progress } = context;
  const now = context.now();
  const { size, limits, drafter, ask } = options;
  const request = readRequest(redactSecrets(text).text);
  const path = await planPlace(request, options, repository, now);
  const desk = openDesk(drafter, limits, context);
  const expected = options.force ? 'any' : 'absent';
  const input = (of: Request) => ({ request: of, repository, drafter: evidenceDrafter.name, size, now });

  if (desk === null) {
    const { source, use } = await gatherSource(request, options, context);
    const plan = assemblePlan(await draftSections(evidenceDrafter, source, context), input(request));
    const report = await checkAt(path, plan, use, context);
    await writePlanFile(path, plan.text, expected);
    return { plan, report, path, outcomes: [], source };
  }

  return withPlanLock(path, async () => {
    progress({ stage: 'reading the request', item: '', done: 0, total: 0 });
    const split = await readRequirements(request, { ...desk, repository, signal });
    const asked = await askQuestions(split.request, split.questions, ask);
    const start = countUsage(assemblePlan(new Map(), input(asked)), desk.purse.spent, desk.model.id);
    await writePlanFile(path, start.text, expected);
    return draftMissing(path, null, { options, context, desk });
  });
}
