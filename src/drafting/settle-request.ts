import { isDeepStrictEqual } from 'node:util';
import { PlanError } from '../errors.ts';
import type { Plan, PlanFront } from '../plan/plan.ts';
import { withFront } from '../plan/put-sections.ts';
import type { StartedPlan } from '../plan/start-plan.ts';
import type { Answer, Request } from '../request/request.ts';
import { countUsage } from './accept-drafts.ts';
import { openAccount } from './account.ts';
import { askQuestions, type Ask } from './ask-questions.ts';
import { explainEnd, isInterruption } from './explain-end.ts';
import type { ModelRun } from './model-run.ts';
import { readRequirements, type ReadRequirements } from './read-requirements.ts';

/** Whom the request is settled with. */
export interface RequestDesk extends Pick<
  ModelRun,
  'model' | 'repository' | 'fence' | 'purse' | 'path' | 'signal' | 'progress'
> {
  /** Asks a person; null when nobody is there. */
  readonly ask: Ask | null;
}

/**
 * Has a model split the request and a person answer what it leaves open. Every answer of both is in the plan as soon as it is
 * given, with what it cost. When this fails before anything was paid, no plan is left behind.
 * @throws what `readRequirements` and `ask` throw, with the way to go on where something is kept.
 */
export async function settleRequest(request: Request, started: StartedPlan, desk: RequestDesk): Promise<void> {
  const { file, withdraw } = started;
  const { ask, model, path, signal, progress } = desk;
  const account = openAccount(desk.purse);
  const keep = (changesFor: (plan: Plan) => Partial<PlanFront>) =>
    account.book((spent) => file.update((plan) => countUsage(withFront(plan, changesFor(plan)), spent, model.id)));
  try {
    signal.throwIfAborted();
    progress({ stage: 'reading the request', item: '', done: 0, total: 0 });
    const { questions } = await readRequirements(request, { ...desk, purse: account }, (read) =>
      keep(({ front }) => (read === null ? {} : changesOf(read, request, front))),
    );
    const answers: Answer[] = [];
    for (const question of ask === null ? [] : questions) {
      signal.throwIfAborted();
      answers.push(...((await askQuestions(request, [question], ask)).answers ?? []));
      if (answers.length > 0) await keep(() => ({ answers }));
    }
  } catch (error) {
    const { input, output } = desk.purse.spent;
    if (input + output === 0 && (await withdraw().catch(() => false))) throw plain(error, signal);
    await keep(() => ({})).catch(() => undefined); // What failed first is told.
    throw explainEnd(error, path, signal, 'The request, with what was read and answered so far, is kept');
  }
}

/** What a reading says beyond how code splits the request; a reading replaces the one before. */
function changesOf(
  { request: { requirements }, questions }: ReadRequirements,
  request: Request,
  front: PlanFront | null,
): Partial<PlanFront> {
  const isAsCode = front?.requirements === undefined && isDeepStrictEqual(requirements, request.requirements);
  const isQuiet = front?.questions === undefined && questions.length === 0;
  return { ...(isAsCode ? {} : { requirements }), ...(isQuiet ? {} : { questions }) };
}

/** Nothing is kept: there is nothing to go on from. */
function plain(error: unknown, signal: AbortSignal): unknown {
  return isInterruption(error, signal) ? new PlanError('aborted', 'Interrupted.', { cause: error }) : error;
}
