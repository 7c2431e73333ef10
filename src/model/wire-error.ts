/** What an endpoint said instead of an answer, independent of the package that fetched it. */
export interface WireErrorDetails {
  /** HTTP status, or the same number from an error that came with status 200; null without an answer. */
  readonly status: number | null;
  /** The endpoint's own name for it: `context_length_exceeded`. */
  readonly code: string;
  /** The parameter that it complains of. */
  readonly param: string;
  /** All that it said, for recognition: at most 4,000 characters. */
  readonly body: string;
  /** Milliseconds that it asks to wait; null when it does not say. */
  readonly wait: number | null;
  /** Where a redirection points, or empty. */
  readonly location: string;
  readonly cause?: unknown;
}

/** An endpoint refused, failed or could not be reached. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly details: WireErrorDetails;

  constructor(message: string, details: WireErrorDetails) {
    super(message, { cause: details.cause });
    this.details = details;
  }
}
