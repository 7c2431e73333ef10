import type { z } from 'zod';
import { openFetch } from '../../model/open-fetch.ts';
import { redactSecrets } from '../../model/redact-secrets.ts';
import { NotFetched } from '../http/not-fetched.ts';
import { readBody } from '../http/read-body.ts';
import { SearchFailure } from './search-provider.ts';

/** One request to a provider. Its address is the operator's choice: it may be anywhere. */
export interface ProviderRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a GET without. */
  readonly body?: object;
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeout?: number;
}

const usualTimeout = 15_000;

/** Most bytes of an answer: a page of hits takes some hundred thousand. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Asks a provider and reads its answer in the form that it documents.
 * @throws SearchFailure without the key and without words of the answer.
 */
export async function askProvider<Answer>(
  { url, headers = {}, body, signal, timeout = usualTimeout }: ProviderRequest,
  form: z.ZodType<Answer>,
): Promise<Answer> {
  const answer = await send();
  const read = form.safeParse(answer);
  if (read.success) return read.data;
  throw new SearchFailure('the answer is not in the form that the provider documents');

  async function send(): Promise<unknown> {
    try {
      const fetch = await openFetch();
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      });
      if (!response.ok) throw new SearchFailure(`HTTP ${response.status}${hintFor(response.status)}`);
      return JSON.parse(new TextDecoder().decode(await readBody(response, mostBytes)));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SearchFailure) throw error;
      if (error instanceof NotFetched) throw new SearchFailure('the answer is longer than is read of one');
      throw new SearchFailure(explain(error));
    }
  }
}

function hintFor(status: number): string {
  if (status === 401) return ', the key is not taken';
  if (status === 403) return ', the key or the form of the answer is not allowed';
  return status === 429 ? ', too many requests' : '';
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.name === 'TimeoutError') return 'the provider took too long';
  if (error instanceof SyntaxError) return 'the answer is no JSON';
  const code = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  return redactSecrets(`the provider could not be reached${code === '' ? '' : ` (${code})`}`).text;
}

/** The address of a provider's endpoint below its base. */
export function endpoint(base: string, path: string, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(`${base.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
