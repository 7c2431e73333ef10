/** Why work could not go on; decides the exit code and is stable for callers. */
export type PlanErrorCode =
  | 'usage'
  | 'config'
  | 'repository'
  | 'path-outside'
  | 'not-found'
  | 'exists'
  | 'conflict'
  | 'unreadable'
  | 'model'
  | 'limit'
  | 'aborted'
  | 'internal';

/**
 * The one error that Groundplan throws. `message` says what was expected and what came,
 * `hint` says what to do next. A flaw of a plan is never thrown: it is a `Finding`.
 */
export class PlanError extends Error {
  override readonly name = 'PlanError';
  readonly code: PlanErrorCode;
  readonly hint: string | undefined;

  constructor(
    code: PlanErrorCode,
    message: string,
    options: { readonly hint?: string; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}
