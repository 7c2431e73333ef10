import { knownOutside } from '../known-outside.ts';
import { checkPlan, type CheckReport } from '../../checks/check-plan.ts';
import { compareReports, type ReportChanges } from '../../checks/compare-reports.ts';
import type { Context } from '../../context.ts';
import type { CollectorInput } from '../../evidence/collector.ts';
import type { Usage } from '../../model/language-model.ts';
import type { GuardedPlanFile } from '../../plan/guarded-plan-file.ts';
import { writeBeside } from '../../plan/plan-store.ts';
import type { Plan } from '../../plan/plan.ts';
import { sectionOf } from '../../sections/index.ts';
import type { SectionId } from '../../sections/section.ts';
import type { DraftSource } from '../draft-sections.ts';
import { uninterrupted } from '../examine-sections.ts';
import type { ModelDesk } from '../model-desk.ts';
import { alignCoverage, findMovedCoverage } from './align-coverage.ts';
import { explainUnrefined } from './explain-unrefined.ts';
import { putRefined, type PutRefined } from './put-refined.ts';
import { redraftSection, type Redraft } from './redraft-section.ts';
import { refreshSection } from './refresh-section.ts';
import { scopeDrift } from './scope-drift.ts';

/** One section to refine. */
export interface RefineTask {
  readonly section: SectionId;
  readonly instruction: string;
  /** The sections that it follows from; null when the user asked for it. */
  readonly because: readonly SectionId[] | null;
  /** With these, the plan before any of them changed. */
  readonly since: Plan | null;
  /** How code writes it, where neither the model nor the evidence does. */
  readonly redraft?: (before: Plan) => Redraft;
}

/** What all refinements of a run share. */
export interface RefineWork {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly file: GuardedPlanFile;
  readonly prepare: (plan: Plan) => Plan;
  readonly source: DraftSource;
  readonly use: CollectorInput['use'];
  /** Null without an instruction: the evidence needs no model. */
  readonly desk: ModelDesk | null;
  readonly context: Context;
}

/** What a refinement did to a plan. */
export interface RefinedSection extends PutRefined, ReportChanges {
  /** Absolute path of the file that holds it. */
  readonly path: string;
  readonly id: SectionId;
  readonly because: RefineTask['because'];
  readonly instruction: string;
  /** The plan that it was refined from. */
  readonly before: Plan;
  /** What a model used; null without one. */
  readonly usage: Usage | null;
  /** How many findings nobody mended; each stands in the section as a note. */
  readonly marked: number;
  /** Why mending ended early; empty when it did not. */
  readonly reason: string;
  /** In a conflict, the file with the three-way merge; null otherwise. */
  readonly mergeAt: string | null;
  /** What the checks said before and say now. */
  readonly reports: { readonly before: CheckReport; readonly after: CheckReport };
}

/** Refines one section: drafts it anew, writes it into the file as that stands by now, and says what came of it. */
export async function refineOne(task: RefineTask, work: RefineWork): Promise<RefinedSection> {
  const { path, name, file, prepare, source, use, desk, context } = work;
  const { repository, web, severities = {}, packages, licenses, signal, progress } = context;
  const section = sectionOf(task.section);
  const before = prepare(await file.read());
  const run = { source, repository, web, use, file, path: name, signal, progress };
  const aligned = section.id === 'overview' && task.since !== null ? alignCoverage(task.since, before) : null;
  const redraft =
    aligned ??
    task.redraft?.(before) ??
    (desk === null
      ? refreshSection(section, before, source)
      : await redraftSection(section, task.instruction, before, { ...desk, ...run }));
  const driftOf = (old: Plan, now: Plan) =>
    task.instruction === ''
      ? []
      : scopeDrift({ section: section.id, before: old, after: now, request: source.request, ...reasonOf(task) });
  const options = { repository, now: source.now, prepare, driftOf };
  const done = await putRefined(file, { section, from: before, redraft }, options);
  if (done === null) throw explainUnrefined(redraft.failure, name, signal);
  const look = async (plan: Plan) => {
    progress({ stage: 'checking', item: '', done: 0, total: 0 });
    return checkPlan(plan, repository, uninterrupted(), {
      path: name,
      severities,
      use,
      ...knownOutside(web, { packages, licenses }),
    });
  };
  const reports = { before: await look(before), after: await look(done.plan) };
  const changes = compareReports(
    section.id,
    { plan: before, report: reports.before },
    { plan: done.plan, report: reports.after },
    (one) => repository.file(one) !== undefined,
  );
  const { drafted, marked, failure } = redraft;
  const moved = section.id === 'overview' ? null : findMovedCoverage(before, done.plan);
  return {
    ...done,
    ...changes,
    disagreeing: [...changes.disagreeing, ...(moved === null ? [] : [moved])],
    reports,
    id: section.id,
    because: task.because,
    instruction: task.instruction,
    before,
    marked,
    path: (await file.kept()) ?? path,
    mergeAt: done.merge === null ? null : await writeBeside(path, 'merge', done.merge),
    usage: drafted.usage,
    reason: failure === null ? '' : explainUnrefined(failure, name, signal).message,
  };
}

/** What the user wants, the user decided; what follows from it, whoever drafts. */
function reasonOf({ instruction, because }: RefineTask) {
  if (because === null) return { why: instruction, by: 'user' } as const;
  return { why: `Follows from the change of ${because.join(', ')}.`, by: 'assistant' } as const;
}
