import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { countTokens, type CacheStyle } from './token-count.ts';

/** A request as an author of answers sees it. */
export interface AskedOfModel {
  /** Name of the schema on the wire; empty when the endpoint is given none. */
  readonly schemaName: string;
  /** The JSON Schema, also when it stands in the last turn only; null without one. */
  readonly schema: Readonly<Record<string, unknown>> | null;
  readonly system: string;
  readonly turns: readonly { readonly role: string; readonly text: string }[];
  /** The whole body of the request. */
  readonly body: WireRequest;
  /** How many requests came before, all models together. */
  readonly call: number;
  /** When the connection ends: the answer was read, or the caller hung up. */
  readonly gone: Promise<void>;
}

/** What a server does with one request. */
export interface Reaction {
  /** HTTP status; an error with a body of its own unless it is 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, instead of a completion. */
  readonly raw?: string;
  /** What the model says; an object is written as JSON. */
  readonly content?: unknown;
  readonly refusal?: string;
  readonly finish?: string | null;
  /** False: no choice at all. */
  readonly choice?: boolean;
  /** False: the answer says nothing of tokens. Else what is given wins over what is counted. */
  readonly usage?: false | Readonly<Record<string, unknown>>;
  /** Milliseconds before anything is sent. */
  readonly latency?: number;
  /** Milliseconds between the pieces of a streamed answer. */
  readonly drip?: number;
  /** Pieces of a streamed answer. */
  readonly pieces?: number;
  /** What happens when so many pieces are sent, -1 before the headers: the connection is reset, stands still, or ends in peace. */
  readonly breaks?: { readonly after: number; readonly how: 'reset' | 'stall' | 'end' };
  /** An event that is sent instead of the end. */
  readonly errorEvent?: unknown;
  /** Answers whole though a stream was asked for. */
  readonly whole?: boolean;
}

/** What a server does: decided anew for each request. */
export type Scenario = (asked: AskedOfModel) => Reaction | Promise<Reaction>;

/** The body of a chat completion, as far as the tests read it. */
export interface WireRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly response_format?: {
    readonly type: string;
    readonly json_schema?: {
      readonly name: string;
      readonly strict: boolean;
      readonly schema: Readonly<Record<string, unknown>>;
    };
  };
  readonly [name: string]: unknown;
}

/** One request as it came. */
export interface RecordedRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: WireRequest;
  /** The body as text, to look for what must not be in it. */
  readonly text: string;
  /** What was counted for it. */
  readonly tokens: { readonly input: number; readonly cached: number; readonly output: number };
}

/** A server that speaks OpenAI's chat completions, over real HTTP on loopback. */
export interface ModelServer {
  /** What goes into the base URL. */
  readonly url: string;
  /** Chat completions that were asked for, in order. */
  readonly requests: readonly RecordedRequest[];
  /** Most requests that were open at the same time. */
  readonly mostAtOnce: () => number;
  /** From now on another scenario. */
  play(scenario: Scenario): void;
  close(): Promise<void>;
}

/** How a server is started. */
export interface ModelServerOptions {
  /** `openai`: the schema stands before the prompt; `vllm`: only the prompt counts. */
  readonly cache?: CacheStyle;
  /** Ids of models on offer. */
  readonly models?: readonly string[];
  /** A key that is asked for; others get 401. */
  readonly key?: string;
}

const servers: ModelServer[] = [];
afterAll(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** Starts a server on a free port of loopback; it is closed when the test file is done. */
export async function startModelServer(
  scenario: Scenario,
  { cache = 'openai', models = ['test-model'], key }: ModelServerOptions = {},
): Promise<ModelServer> {
  const requests: RecordedRequest[] = [];
  const answered: string[] = [];
  const open = { now: 0, most: 0 };
  let played = scenario;
  const server = createServer((request, response) => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    response.on('close', () => (open.now -= 1));
    void serve(request, response).catch((error: unknown) =>
      sendJson(response, 500, { error: { message: String(error) } }),
    );
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request);
    const path = request.url ?? '';
    if (key !== undefined && request.headers.authorization !== `Bearer ${key}`)
      return sendJson(response, 401, { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } });
    if (/\/models(?:\?|$)/.test(path))
      return sendJson(response, 200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
    if (!/\/chat\/completions(?:\?|$)/.test(path))
      return sendJson(response, 404, { error: { message: `Not Found: ${path}` } });
    const body = JSON.parse(text) as WireRequest; // What the adapter sends; the tests check it.
    const call = requests.length;
    const gone = new Promise<void>((resolve) => response.on('close', resolve));
    const { prefix, ...counted } = countTokens(body, answered, cache);
    const tokens = { ...counted, output: 0 };
    requests.push({ path, headers: request.headers, body, text, tokens });
    const reaction = await played(asAsked(body, call, gone));
    // Calls that are made at the same time find nothing of each other.
    response.on('close', () => answered.push(prefix));
    const content = typeof reaction.content === 'string' ? reaction.content : JSON.stringify(reaction.content ?? '');
    tokens.output = Math.ceil((reaction.content === undefined ? 0 : content.length) / 4);
    await react(response, body, reaction, reaction.content === undefined ? '' : content, tokens);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // A server on a port; other kinds have a path.
  const started: ModelServer = {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    mostAtOnce: () => open.most,
    play: (next) => (played = next),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  servers.push(started);
  return started;
}

function asAsked(body: WireRequest, call: number, gone: Promise<void>): AskedOfModel {
  const { response_format: format, messages } = body;
  const last = messages.at(-1)?.content ?? '';
  const inTurn = /JSON Schema:\n(\{.*\})$/s.exec(last)?.[1];
  return {
    schemaName: format?.json_schema?.name ?? '',
    schema:
      format?.json_schema?.schema ?? (inTurn === undefined ? null : (JSON.parse(inTurn) as AskedOfModel['schema'])),
    system: messages.find(({ role }) => role === 'system')?.content ?? '',
    turns: messages.filter(({ role }) => role !== 'system').map(({ role, content }) => ({ role, text: content })),
    body,
    call,
    gone,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer); // No encoding is set.
  return Buffer.concat(pieces).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function react(
  response: ServerResponse,
  body: WireRequest,
  reaction: Reaction,
  content: string,
  tokens: RecordedRequest['tokens'],
): Promise<void> {
  const { status = 200, headers = {}, raw, latency = 0, breaks, whole = false } = reaction;
  if (latency > 0) await delay(latency);
  if (breaks?.after === -1) return breakOff(response, breaks.how);
  if (raw !== undefined)
    return void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(raw);
  const completion = describe(body, reaction, content, tokens);
  if (body.stream !== true || whole) {
    return void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(completion()));
  }
  await stream(response, body, reaction, content, tokens);
}

/** What all forms of an answer have in common. */
function describe(
  body: WireRequest,
  { choice = true, finish = 'stop', refusal, usage }: Reaction,
  content: string,
  tokens: RecordedRequest['tokens'],
) {
  return () => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: body.model,
    choices: choice
      ? [
          {
            index: 0,
            finish_reason: finish,
            message: { role: 'assistant', content: refusal === undefined ? content : null, refusal: refusal ?? null },
          },
        ]
      : [],
    ...(usage === false ? {} : { usage: { ...asUsage(tokens), ...usage } }),
  });
}

function asUsage({ input, cached, output }: RecordedRequest['tokens']) {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached },
  };
}

async function stream(
  response: ServerResponse,
  body: WireRequest,
  { finish = 'stop', refusal, usage, drip = 0, pieces = 3, breaks, errorEvent, choice = true, headers = {} }: Reaction,
  content: string,
  tokens: RecordedRequest['tokens'],
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  const chunk = (choices: readonly object[], more: object = {}) =>
    send({
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1_790_000_000,
      model: body.model,
      choices,
      ...more,
    });
  const send = (value: unknown) => response.write(`data: ${JSON.stringify(value)}\n\n`);
  response.flushHeaders();
  if (breaks?.after === 0) return breakOff(response, breaks.how);
  if (choice) chunk([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]);
  const size = Math.max(1, Math.ceil(content.length / pieces));
  const said = refusal ?? content;
  const parts = said.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  for (const [index, part] of parts.entries()) {
    if (breaks?.after === index && index > 0) return breakOff(response, breaks.how);
    if (drip > 0) await delay(drip);
    if (response.destroyed) return;
    const delta = refusal === undefined ? { content: part } : { refusal: part };
    if (choice) chunk([{ index: 0, delta, finish_reason: null }]);
  }
  if (breaks !== undefined && breaks.after >= parts.length) return breakOff(response, breaks.how);
  if (errorEvent !== undefined) {
    send({ error: errorEvent });
    return void response.end();
  }
  if (choice) chunk([{ index: 0, delta: {}, finish_reason: finish }]);
  if (usage !== false && body.stream_options?.include_usage === true)
    chunk([], { usage: { ...asUsage(tokens), ...usage } });
  response.end('data: [DONE]\n\n');
}

/** What was written reaches the other end before the connection breaks. */
async function breakOff(response: ServerResponse, how: 'reset' | 'stall' | 'end'): Promise<void> {
  if (how === 'end') return void response.end();
  if (how === 'stall') return;
  await delay(20);
  response.socket?.resetAndDestroy();
}
