import { classifyFailure, type Problem } from './classify-failure.ts';
import { extractJson } from './extract-json.ts';
import type { Connection, WireBody } from './open-connection.ts';
import { emptyReply, readReply, runsOn, type Reply } from './read-reply.ts';
import { watchCall, type Patience } from './watch-call.ts';
import { WireError } from './wire-error.ts';

/** What came of one call over the wire. */
export interface Attempt {
  readonly reply: Reply;
  /** Null when the endpoint answered to the end, whatever the answer holds. */
  readonly problem: Problem | null;
  /** Milliseconds from the request to the first piece of the answer; null when none came. */
  readonly firstPiece: number | null;
}

/** Makes one call; never throws, so that what it brought and cost is never lost. An aborted call is a problem too. */
export async function attempt(
  body: WireBody,
  connection: Connection,
  { patience, signal }: { readonly patience: Patience; readonly signal: AbortSignal },
): Promise<Attempt> {
  const reply = emptyReply();
  const watch = watchCall(patience, signal);
  const start = performance.now();
  let firstPiece: number | null = null;
  const beat = (): void => {
    firstPiece ??= performance.now() - start;
    watch.beat(reply.begun);
  };
  const finish = (problem: Problem | null): Attempt => ({ reply, problem, firstPiece });
  try {
    const response = await connection.post(body, watch.signal);
    await readReply(response, reply, { connection, beat });
  } catch (error) {
    if (!watch.signal.aborted) return finish(classifyFailure(asWireError(error)));
  } finally {
    watch.stop();
  }
  if (watch.signal.aborted) return finish(watch.isOver() ? silent(reply, patience) : plain('aborted', ''));
  return finish(flawOf(reply));
}

/** A stream that was alive and then stood still may have lost its connection: it is worth another try. */
function silent({ begun }: Reply, { start, idle }: Patience): Problem {
  return { ...plain('timeout', `nothing came for ${seconds(begun ? idle : start)}`), passing: begun };
}

/** What is wrong with an answer that came to its end without an error. */
function flawOf({ text, refusal, finish, hasChoice, streamed }: Reply): Problem | null {
  if (refusal !== '') return plain('refusal', refusal);
  if (/^(?:content_filter|safety|recitation|prohibited_content|blocklist)$/i.test(finish)) return plain('filtered', '');
  if (runsOn(text)) return isWhole(text) ? null : plain('invalid-json', 'the answer ran on without an end');
  if (!hasChoice) return { ...plain('bad-gateway', 'the answer was empty, without any choice'), passing: true };
  if (/^(?:length|max_tokens)$/i.test(finish)) return isWhole(text) ? null : plain('truncated', '');
  if (/^error$/i.test(finish)) return { ...plain('bad-gateway', 'the answer ended with an error'), passing: true };
  if (finish === '' && streamed) return { ...plain('network', 'the answer broke off'), passing: true };
  return null;
}

/** Some models write a complete object and then blanks until the limit. */
function isWhole(text: string): boolean {
  return text.trimEnd().endsWith('}') && text.trimStart().startsWith('{') && extractJson(text) !== null;
}

function plain(kind: Problem['kind'], said: string): Problem {
  return { kind, said, passing: false, wait: null, error: null };
}

function asWireError(error: unknown): WireError {
  if (error instanceof WireError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new WireError(message, {
    status: null,
    code: '',
    param: '',
    body: '',
    wait: null,
    location: '',
    cause: error,
  });
}

function seconds(milliseconds: number): string {
  return `${Math.max(1, Math.round(milliseconds / 1000))} s`;
}
