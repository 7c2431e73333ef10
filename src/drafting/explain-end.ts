import { PlanError } from '../errors.ts';
import { ModelFailure } from '../model/model-failure.ts';
import { quoteWord } from '../repository/shell/quote-word.ts';

/**
 * A failure in the middle of a draft, with the way to go on from the file that holds what was drafted; null for none. `what`
 * says what is kept there.
 */
export function explainEnd(
  error: unknown,
  plan: string | null,
  signal: AbortSignal,
  what = 'What was drafted is kept',
): PlanError {
  const resume =
    plan === null
      ? 'No file holds what was drafted; draft the plan anew.'
      : `${what} in ${plan}; go on with: groundplan draft --resume ${quoteWord(plan)}`;
  if (isInterruption(error, signal)) return new PlanError('aborted', 'Interrupted.', { hint: resume, cause: error });
  if (!(error instanceof PlanError)) {
    const said = error instanceof Error ? error.message : String(error);
    return new PlanError('internal', said, { hint: resume, cause: error });
  }
  const hint = error.hint === undefined ? resume : `${error.hint} ${resume}`;
  return new PlanError(error.code, error.message, { hint, cause: error });
}

/** True for what an aborted signal makes of work, not for what went wrong beside. */
export function isInterruption(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false;
  if (error instanceof ModelFailure) return error.kind === 'aborted';
  if (error instanceof PlanError) return error.code === 'aborted';
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError');
}
