import { PlanError } from '../errors.ts';
import { ModelFailure } from '../model/model-failure.ts';

/** A failure in the middle of a draft, with the way to go on from the file that holds what was drafted; null for none. */
export function explainEnd(error: unknown, plan: string | null): PlanError {
  const resume =
    plan === null
      ? 'No file holds what was drafted; draft the plan anew.'
      : `What was drafted is kept in ${plan}; go on with: groundplan draft --resume ${quoted(plan)}`;
  if (!(error instanceof PlanError)) {
    const said = error instanceof Error ? error.message : String(error);
    return new PlanError('internal', said, { hint: resume, cause: error });
  }
  const isOver = error.hint === undefined || (error instanceof ModelFailure && error.kind === 'aborted');
  const hint = isOver ? resume : `${error.hint} ${resume}`;
  return new PlanError(error.code, error.message, { hint, cause: error });
}

/** For pasting into a shell. */
function quoted(path: string): string {
  return /^[\w./+@-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
