import { PlanError } from '../errors.ts';
import { plainPath } from '../claims/path-forms.ts';
import { startGathering } from '../evidence/gather-evidence.ts';
import { contentOf } from '../plan/content-of.ts';
import type { Plan, PlanStatus } from '../plan/plan.ts';
import { requestOf } from '../plan/request-of.ts';
import type { Repository } from '../repository/repository.ts';
import { overview } from '../sections/overview.ts';
import { findDrift } from './find-drift.ts';
import { findUnplanned } from './find-unplanned.ts';
import { judgeBoxes } from './judge-boxes.ts';
import { judges } from './judges/index.ts';
import { judgeSteps, nextStep } from './judge-steps.ts';
import { readWork } from './read-work.ts';
import { isSettled, type Judged, type PlanProgress } from './status.ts';

/** What a plan is held against. */
export interface JudgeOptions {
  /** Where the plan's own file lies, from the repository root: it does not count as work. */
  readonly path?: string;
  /** The commit that work is counted from; null for the plan's base commit. */
  readonly since: string | null;
}

/**
 * Holds a plan against the code: what it plans is done, partly done, pending, contradicted or superseded; what was done without
 * a plan; the steps with the one that is next; the boxes that can be proven. Needs no model, and changes nothing.
 * @throws PlanError `usage` when neither the plan nor the caller says since when, `repository` when that commit is not here.
 */
export async function judgePlan(
  plan: Plan,
  repository: Repository,
  signal: AbortSignal,
  { path, since: given }: JudgeOptions,
): Promise<PlanProgress> {
  const since = given ?? plan.front?.base ?? null;
  if (since === null) throw noStart(plan);
  const work = await readWork(repository, since, new Set(path === undefined ? [] : [path]));
  const request = requestOf(plan) ?? { text: '', title: plan.title, requirements: [] };
  const { use } = startGathering(repository, request, signal);
  const found: Judged[] = [];
  for (const { judge } of judges) {
    signal.throwIfAborted();
    found.push(...(await judge({ plan, repository, work, use })));
  }
  const changes = markPartly(found);
  const steps = judgeSteps(plan, changes, work);
  const unplanned = findUnplanned(plan, changes, work);
  return {
    status: plan.front?.status ?? statusOf(plan),
    since,
    changes,
    steps,
    next: nextStep(steps),
    boxes: judgeBoxes({ plan, work, steps }),
    unplanned,
    drift: findDrift(plan, changes, unplanned),
  };
}

/** A file whose planned names or tests are not there yet is not done with a first change. */
function markPartly(judged: readonly Judged[]): readonly Judged[] {
  return judged.map((one) => {
    if (one.kind !== 'file' || one.state !== 'done' || one.planned === 'deleted') return one;
    const path = plainPath(one.name);
    const missing = judged.filter(
      ({ kind, planned, state }) => (kind === 'symbol' || kind === 'test') && planned === path && !isSettled(state),
    );
    if (missing.length === 0) return one;
    const names = missing.slice(0, 3).map(({ name }) => name);
    return { ...one, state: 'partly', why: `${one.why}; planned there and not found: ${names.join(', ')}` };
  });
}

function statusOf(plan: Plan): PlanStatus | null {
  const said = contentOf(plan, overview)?.fields.status ?? '';
  const known: readonly PlanStatus[] = ['Draft', 'Under Review', 'Approved', 'In Progress', 'Completed'];
  return known.find((status) => status.toLowerCase() === said.trim().toLowerCase()) ?? null;
}

function noStart({ front }: Plan): PlanError {
  const why =
    front === null ? 'the plan has no front matter that names its base commit' : 'the plan names no base commit';
  return new PlanError('usage', `Expected a commit to count work from: ${why}.`, {
    hint: 'Name it: --since REV, such as --since main or --since HEAD~5.',
  });
}
