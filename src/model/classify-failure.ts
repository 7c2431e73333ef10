import type { FailureKind } from './model-failure.ts';
import type { WireError } from './wire-error.ts';

/** What is wrong with an answer or with its absence, before the user is told. */
export interface Problem {
  readonly kind: FailureKind;
  /** What came, in words that end without a full stop. */
  readonly said: string;
  /** The same call may go well in a moment. */
  readonly passing: boolean;
  /** Milliseconds that the endpoint asks to wait; null when it does not say. */
  readonly wait: number | null;
  /** Null when the endpoint did answer. */
  readonly error: WireError | null;
}

/** Sorts what an endpoint said instead of an answer; the first rule that fits decides, most particular first. */
export function classifyFailure(error: WireError): Problem {
  const { status, code, body, wait } = error.details;
  const kind = kindOf(status, code, `${error.message}\n${body}`);
  const passing = kind === 'rate-limit' || kind === 'network' || (kind === 'bad-gateway' && status !== 200);
  return { kind, said: error.message, passing: passing || status === 408 || status === 409, wait, error };
}

function kindOf(status: number | null, code: string, said: string): FailureKind {
  if (/not-a-completion/.test(code)) return 'bad-gateway';
  if (
    status === 402 ||
    /insufficient_quota|insufficient_balance|billing|exceeded your current quota/i.test(`${code} ${said}`)
  )
    return 'quota';
  if (/content_filter|content_policy|responsible_?ai/i.test(code)) return 'filtered';
  if (status === 413 || /context_length|string_above_max_length/i.test(code) || overlong.test(said))
    return 'context-length';
  if (/json_validate_failed/i.test(code)) return 'invalid-json';
  if (status === 401 || status === 403 || /invalid_api_key|authentication_error/i.test(code)) return 'auth';
  if (status === 429 || /rate_limit/i.test(code)) return 'rate-limit';
  if (status === 400 && /api[_ ]key not valid|invalid api key/i.test(said)) return 'auth';
  if (isUnknownModel(status, code, said)) return 'not-found';
  if (status === 408 || status === 504) return 'timeout';
  // Some local servers stumble over a schema with a status that means a fault of their own.
  if (status === 500 && /grammar|json_?schema|response_format/i.test(said)) return 'schema-rejected';
  if (status !== null && status >= 500 && status !== 501) return 'bad-gateway';
  if (status === 400 || status === 404 || status === 422 || status === 501) {
    if (/invalid.{0,20}schema|schema.{0,60}(?:invalid|not permitted|not supported|unsupported)|grammar/is.test(said))
      return 'schema-rejected';
    if (concernsFormat.test(said)) return 'format-unsupported';
  }
  if (status === 404) return 'not-found';
  if (status === null) return /server|overload|internal|unavailable|timeout/i.test(code) ? 'bad-gateway' : 'network';
  return 'rejected';
}

/** Words by which servers refuse the form of an answer, rather than what is asked. */
const concernsFormat =
  /response_format|json_schema|json_object|json mode|schema|structured output|not permitted|unsupported|grammar|requested parameters/i;

const overlong =
  /maximum context length|context (?:length|window|size)|too many tokens|prompt is too long|input (?:is )?too long|exceeds? the (?:available )?context|request too large/i;

function isUnknownModel(status: number | null, code: string, said: string): boolean {
  if (/model_not_found|unknown_model|DeploymentNotFound/i.test(code)) return true;
  return (
    (status === 404 || status === 400) &&
    /model\b.{0,120}(?:not found|does not exist|not exist|is not available|no such)|(?:unknown|invalid|no such) model|not a valid model/is.test(
      said,
    )
  );
}
