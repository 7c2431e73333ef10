import { PlanError } from '../../errors.ts';
import { isInterruption } from '../explain-end.ts';

/** Why a section was not refined, with the next move: the plan stands as it was. */
export function explainUnrefined(error: unknown, plan: string, signal: AbortSignal): PlanError {
  const stands = `No section of ${plan} was changed.`;
  if (isInterruption(error, signal)) return new PlanError('aborted', 'Interrupted.', { hint: stands, cause: error });
  if (!(error instanceof PlanError)) {
    const said = error instanceof Error ? error.message : String(error);
    return new PlanError('internal', said, { hint: stands, cause: error });
  }
  const hint = error.hint === undefined ? stands : `${error.hint} ${stands}`;
  return new PlanError(error.code, error.message, { hint, cause: error });
}
