import { knownOutside } from './drafting/known-outside.ts';
import { relative, sep } from 'node:path';
import { checkPlan, type CheckReport } from './checks/check-plan.ts';
import type { Context } from './context.ts';
import type { Ask } from './drafting/ask-questions.ts';
import type { DraftSource } from './drafting/draft-sections.ts';
import type { DrafterChoice } from './drafting/model-desk.ts';
import type { SectionOutcome } from './drafting/model-run.ts';
import type { Limits } from './drafting/purse.ts';
import type { SourceWishes } from './drafting/sources/source-wishes.ts';
import type { CollectorInput } from './evidence/collector.ts';
import type { Plan } from './plan/plan.ts';
import type { SectionId } from './sections/section.ts';

/** Who drafts, and what it may use. */
export interface DrafterOptions {
  readonly drafter: DrafterChoice;
  readonly limits: Limits;
  /** The model also puts the likely files in order, in one more call. */
  readonly rerank?: boolean;
  readonly author: string;
  /** Asks a person; null when nobody is there, and questions become open points. */
  readonly ask: Ask | null;
  /** Outside sources to read; none are when it is not given. */
  readonly wishes?: SourceWishes;
  /** Which sections a model drafts in one call; the usual groups when not given. */
  readonly grouping?: readonly (readonly SectionId[])[];
}

/** A drafted plan, what the checks say of it, and where it was written. */
export interface DraftedPlan {
  readonly plan: Plan;
  readonly report: CheckReport;
  /** Absolute path of the file. */
  readonly path: string;
  /** What became of the sections that a model was asked for; empty without one. */
  readonly outcomes: readonly SectionOutcome[];
  /** What it was drafted from, where that is at hand. */
  readonly source?: DraftSource;
}

/** Checks a plan that is, or will be, at a path. */
export async function checkAt(
  path: string,
  plan: Plan,
  use: CollectorInput['use'],
  { repository, web, severities = {}, packages, licenses, signal, progress }: Context,
): Promise<CheckReport> {
  progress({ stage: 'checking', item: '', done: 0, total: 0 });
  return checkPlan(plan, repository, signal, {
    path: nameAt(path, repository.root),
    severities,
    use,
    ...knownOutside(web, { packages, licenses }),
  });
}

/** The file as the repository names it: links in the plan start from there. */
export function nameAt(path: string, root: string): string {
  return relative(root, path).split(sep).join('/');
}
