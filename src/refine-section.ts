import { compareReports, type ReportChanges } from './checks/compare-reports.ts';
import type { Context } from './context.ts';
import { checkAt, nameAt, type DrafterOptions } from './drafted-plan.ts';
import { uninterrupted } from './drafting/examine-sections.ts';
import { gatherSource } from './drafting/gather-source.ts';
import { explainUnrefined } from './drafting/refining/explain-unrefined.ts';
import { putRefined, type PutRefined } from './drafting/refining/put-refined.ts';
import { redraftSection } from './drafting/refining/redraft-section.ts';
import { openRefineDesk } from './drafting/refining/refine-desk.ts';
import { refreshSection } from './drafting/refining/refresh-section.ts';
import type { Usage } from './model/language-model.ts';
import { openGuardedPlanFile, rehearsePlanFile } from './plan/guarded-plan-file.ts';
import { withPlanLock } from './plan/plan-lock.ts';
import type { Plan } from './plan/plan.ts';
import { requestOf } from './plan/request-of.ts';
import { withoutRequest } from './resume-plan.ts';
import { sectionOf } from './sections/index.ts';
import type { SectionId } from './sections/section.ts';

/** What is to be refined, and how. */
export interface Refinement {
  readonly section: SectionId;
  /** What the user wants changed; empty to refresh what the evidence drafted. */
  readonly instruction: string;
  /** Say what would change; write nothing. */
  readonly dryRun: boolean;
}

/** What a refinement did to a plan. */
export interface RefinedSection extends PutRefined, ReportChanges {
  /** Absolute path of the file that holds it. */
  readonly path: string;
  readonly id: SectionId;
  /** The plan that it was refined from. */
  readonly before: Plan;
  /** What a model used; null without one. */
  readonly usage: Usage | null;
  /** How many findings nobody mended; each stands in the section as a note. */
  readonly marked: number;
  /** Why mending ended early; empty when it did not. */
  readonly reason: string;
}

/**
 * The second pipeline on one screen: one section of a plan, as an instruction wants it. A model changes what stands, hand edits
 * included, with fresh evidence and through the same gate as a draft; without an instruction, the evidence states its facts anew.
 * Every byte outside of the section and the front matter stays, and within it whatever says what it said.
 * @throws PlanError `config` without a model to follow an instruction, `usage` when the plan does not keep its request or the
 * section is not the evidence's to refresh, `conflict` while another run drafts the plan, and what the model throws.
 */
export async function refineSection(
  path: string,
  refinement: Refinement,
  options: Pick<DrafterOptions, 'drafter' | 'limits' | 'author'>,
  context: Context,
): Promise<RefinedSection> {
  const { section: id, instruction, dryRun } = refinement;
  const { repository, web, signal } = context;
  const section = sectionOf(id);
  const desk = openRefineDesk(instruction, options, context);
  const file = dryRun ? rehearsePlanFile(path) : openGuardedPlanFile(path);
  const name = nameAt(path, repository.root);
  return dryRun ? refine() : withPlanLock(path, refine);

  async function refine(): Promise<RefinedSection> {
    const before = await file.read();
    const request = requestOf(before);
    if (request === null || before.front === null) throw withoutRequest(name);
    const { source, use } = await gatherSource(request, { size: before.front.size, author: options.author }, context);
    const run = { source, repository, web, use, file, path: name, signal, progress: context.progress };
    const redraft =
      desk === null
        ? refreshSection(section, before, source)
        : await redraftSection(section, instruction, before, { ...desk, ...run });
    const done = await putRefined(file, { section, from: before, redraft }, { repository, now: source.now });
    if (done === null) throw explainUnrefined(redraft.failure, name, signal);
    const look = (plan: Plan) => checkAt(path, plan, use, { ...context, signal: uninterrupted() });
    const changes = compareReports(id, await look(before), await look(done.plan));
    const { drafted, marked, failure } = redraft;
    return {
      ...done,
      ...changes,
      id,
      before,
      marked,
      path: (await file.kept()) ?? path,
      usage: drafted.usage,
      reason: failure === null ? '' : explainUnrefined(failure, name, signal).message,
    };
  }
}
