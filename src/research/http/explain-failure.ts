import { NotFetched } from './not-fetched.ts';

/** What the failures of connections mean, by their code. */
const meanings: readonly (readonly [pattern: RegExp, kind: NotFetched['kind'], reason: string])[] = [
  [/^(?:EAI_AGAIN|ENETUNREACH|ENETDOWN)$/, 'offline', 'there is no network'],
  [/^UND_ERR_CONNECT_TIMEOUT$/, 'offline', 'its host could not be reached in time'],
  [/^ENOTFOUND$/, 'unreachable', 'the name of its host is not known'],
  [/^(?:EHOSTUNREACH|ECONNREFUSED|EADDRNOTAVAIL|EACCES|EPERM)$/, 'unreachable', 'its host does not answer'],
  [/TIMEDOUT|_TIMEOUT$/, 'slow', 'its host took too long'],
  [/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/, 'unreachable', 'the certificate of its host does not hold'],
  [/OVERFLOW/, 'size', 'its headers are too large'],
];

/** What went wrong in a request, as a reason that says nothing but what is known of it. What is no failure of a request is thrown on. */
export function explainFailure(error: unknown): NotFetched {
  const causes = causesOf(error);
  const told = causes.find((cause) => cause instanceof NotFetched);
  if (told instanceof NotFetched) return told;
  const codes = causes.flatMap((cause) => (cause instanceof Error && 'code' in cause ? [String(cause.code)] : []));
  const meaning = meanings.find(([pattern]) => codes.some((code) => pattern.test(code)));
  if (meaning !== undefined) return new NotFetched(meaning[1], meaning[2]);
  const isSlow = causes.some((cause) => cause instanceof Error && cause.name === 'TimeoutError');
  if (isSlow) return new NotFetched('slow', 'it took too long');
  // A fault of the program, which has codes of its own, is no failure of a page; what Brotli cannot unpack has `ERR__…` codes.
  if (codes.every((code) => /^ERR_[^_]/.test(code))) throw error;
  return new NotFetched('unreachable', 'the connection broke');
}

function causesOf(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) return [error];
  const inner = error instanceof AggregateError ? error.errors.flatMap(causesOf) : [];
  return [error, ...inner, ...(error.cause === undefined ? [] : causesOf(error.cause))];
}
