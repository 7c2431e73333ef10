import type { APIError } from 'openai';
import { withBoundedAnswers } from './bounded-answers.ts';
import { openFetch } from './open-fetch.ts';
import { withOwnHeaders } from './own-headers.ts';
import { withPlainErrors } from './plain-errors.ts';
import { WireError } from './wire-error.ts';

/** Where a model is asked, and as whom. */
export interface Endpoint {
  /** Scheme, host and path: `https://api.openai.com/v1`. */
  readonly url: string;
  /** Null for servers that ask for none. */
  readonly key: string | null;
  /** Sent with every request, such as Azure's `api-key`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Appended to every address, such as Azure's `api-version`. */
  readonly query: Readonly<Record<string, string>>;
}

/** The body of a chat completion, as it goes over the wire. */
export type WireBody = { readonly model: string; readonly [name: string]: unknown };

/** A door to one endpoint. */
export interface Connection {
  /** Sends a chat completion. @throws WireError unless the status says that it went well. */
  post(body: WireBody, signal: AbortSignal): Promise<Response>;
  /** The events of a streamed answer; ends in silence when it is aborted. @throws WireError for an event that is an error. */
  events(response: Response): AsyncIterable<unknown>;
  /** Ids of the models on offer. @throws WireError. */
  listModels(signal: AbortSignal): Promise<readonly string[]>;
}

/** Opens a door to an endpoint; the only place that knows the `openai` package, which is loaded here and not before. */
export async function openConnection({ url, key, headers, query }: Endpoint): Promise<Connection> {
  const [{ OpenAI, APIError }, { Stream }, fetch] = await Promise.all([
    import('openai'),
    import('openai/streaming'),
    openFetch(),
  ]);
  const client = new OpenAI({
    baseURL: url,
    apiKey: key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    defaultQuery: { ...query },
    // Retries and timeouts are our own: the package's cannot be aborted while they wait.
    maxRetries: 0,
    timeout: 2_147_483_647,
    logLevel: 'off',
    fetch: withBoundedAnswers(withOwnHeaders(withPlainErrors(fetch), { key, headers })),
  });
  const asWireError = (error: unknown): WireError => {
    if (error instanceof WireError) return error;
    return error instanceof APIError ? fromApiError(error) : new WireError(messageOf(error), unanswered(error));
  };
  return {
    async post(body, signal) {
      try {
        return await client.post('/chat/completions', { body, signal, stream: body['stream'] === true }).asResponse();
      } catch (error) {
        throw asWireError(error);
      }
    },
    async *events(response) {
      try {
        yield* Stream.fromSSEResponse<unknown>(response, new AbortController(), client);
      } catch (error) {
        throw asWireError(error);
      }
    },
    async listModels(signal) {
      try {
        return (await client.models.list({ signal })).data.map(({ id }) => id);
      } catch (error) {
        throw asWireError(error);
      }
    },
  };
}

function fromApiError(error: APIError): WireError {
  const inner: unknown = error.error;
  const status = error.status ?? statusIn(error.code);
  const body = [error.message, error.code, error.type, error.param, inner === undefined ? '' : JSON.stringify(inner)];
  return new WireError(error.status === undefined ? rootMessage(error) : error.message, {
    status,
    code: [error.code, error.type].filter((name) => typeof name === 'string').join(' '),
    param: error.param ?? '',
    body: body.filter(Boolean).join('\n').slice(0, 4000),
    wait: waitAskedBy(error.headers),
    location: error.headers?.get('location') ?? '',
    cause: error,
  });
}

/** OpenRouter and others answer 200 with an error that holds the status as its code. */
function statusIn(code: unknown): number | null {
  const status = Number(code);
  return Number.isInteger(status) && status >= 300 && status < 600 ? status : null;
}

/** Milliseconds until the endpoint wants to be asked again. */
function waitAskedBy(headers: Headers | undefined): number | null {
  const exact = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (exact >= 0) return exact;
  const after = headers?.get('retry-after') ?? '';
  const seconds = Number(after);
  if (after !== '' && seconds >= 0) return seconds * 1000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function unanswered(cause: unknown): WireError['details'] {
  return { status: null, code: '', param: '', body: '', wait: null, location: '', cause };
}

/** What went wrong at the bottom: `fetch failed` alone says nothing, its cause says `ECONNREFUSED`. */
function rootMessage(error: Error): string {
  return error.cause instanceof Error ? rootMessage(error.cause) : messageOf(error);
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join(', ');
  return error instanceof Error ? error.message || error.name : String(error);
}
