import { PlanError } from '../errors.ts';
import type { Usage } from './language-model.ts';

/** Why a model gave no answer that can be used. */
export type FailureKind =
  | 'rate-limit'
  | 'auth'
  | 'quota'
  | 'context-length'
  | 'format-unsupported'
  | 'schema-rejected'
  | 'refusal'
  | 'filtered'
  | 'truncated'
  | 'invalid-json'
  | 'not-found'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'bad-gateway'
  | 'rejected';

/** What is known of a failure. */
export interface FailureDetails {
  /** The next move for the user. */
  readonly hint: string;
  /** The answer as far as it came; empty without one. */
  readonly text?: string;
  /** What was spent nevertheless; null where nothing was. */
  readonly usage?: Usage | null;
  readonly cause?: unknown;
}

/** A model gave no answer that can be used. */
export class ModelFailure extends PlanError {
  readonly kind: FailureKind;
  readonly text: string;
  readonly usage: Usage | null;

  constructor(kind: FailureKind, message: string, { hint, text = '', usage = null, cause }: FailureDetails) {
    super('model', message, { hint, cause });
    this.kind = kind;
    this.text = text;
    this.usage = usage;
  }
}

/** True for a failure that concerns what was asked, not the endpoint: a smaller question, or another, may be answered. */
export function isOfOneTask(error: unknown): error is ModelFailure {
  return error instanceof ModelFailure && ofOneTask.has(error.kind);
}

const ofOneTask: ReadonlySet<FailureKind> = new Set([
  'truncated',
  'invalid-json',
  'refusal',
  'filtered',
  'context-length',
  'schema-rejected',
]);
