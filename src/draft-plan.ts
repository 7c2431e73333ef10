import { relative, sep } from 'node:path';
import { checkPlan, type CheckReport } from './checks/check-plan.ts';
import type { Context } from './context.ts';
import { draftSections } from './drafting/draft-sections.ts';
import { evidenceDrafter } from './drafting/evidence-drafter.ts';
import { gatherEvidence, type Evidence } from './evidence/gather-evidence.ts';
import { assemblePlan } from './plan/assemble-plan.ts';
import type { Plan } from './plan/plan.ts';
import { planPlace } from './plan/plan-place.ts';
import { writePlanFile } from './plan/plan-store.ts';
import { readRequest } from './request/read-request.ts';
import type { Request } from './request/request.ts';
import type { PlanSize } from './sections/section.ts';

/** What a user may say about a draft. */
export interface DraftOptions {
  /** File to write, from the repository root; null for `<folder>/<date>-<slug>.md`. */
  readonly out: string | null;
  /** Folder of plans, from the repository root. */
  readonly folder: string;
  readonly size: PlanSize;
  /** Replace a plan that is already there. */
  readonly force: boolean;
  readonly author: string;
}

/** A drafted plan, what the checks say of it, and where it was written. */
export interface DraftedPlan {
  readonly plan: Plan;
  readonly report: CheckReport;
  /** Absolute path of the file. */
  readonly path: string;
  /** What it was drafted from. */
  readonly request: Request;
  readonly evidence: Evidence;
}

/** The product on one screen: from a feature request to a plan that is true of the repository. */
export async function draftPlan(text: string, options: DraftOptions, context: Context): Promise<DraftedPlan> {
  const { repository, signal } = context;
  const now = context.now();
  const request = readRequest(text);
  const path = await planPlace(request, options, repository, now);

  tell(context, 'reading the repository');
  const evidence = await gatherEvidence(repository, request, signal);

  const contents = await draftSections(
    evidenceDrafter,
    { request, evidence, size: options.size, author: options.author, now },
    context,
  );
  const plan = assemblePlan(contents, { request, repository, drafter: evidenceDrafter.name, size: options.size, now });

  tell(context, 'checking');
  const report = await checkPlan(plan, repository, signal, { path: pathFrom(repository.root, path) });
  await writePlanFile(path, plan.text, options.force ? 'any' : 'absent');
  return { plan, report, path, request, evidence };
}

/** The file as the repository names it: links in the plan start from there. */
function pathFrom(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function tell({ progress }: Context, stage: string): void {
  progress({ stage, item: '', done: 0, total: 0 });
}
