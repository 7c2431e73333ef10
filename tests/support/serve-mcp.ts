import { request as send, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { afterAll } from 'vitest';
import type { ServerOptions } from '../../src/server.ts';
import { readAddress } from '../../src/server/http/read-address.ts';
import { serveOverHttp } from '../../src/server/serve-http.ts';
import { cleanEnvironment } from './run-cli.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

/** What came back over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One request, to the letter. */
export interface Attempt {
  readonly method?: string;
  readonly path?: string;
  /** In place of those that a client of the protocol sends; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?: string;
}

/** A real server at a port of this machine, and how to send it whatever one likes. */
export async function serveMcp(options: Partial<ServerOptions> & { readonly repo: string }) {
  const serving = await serveOverHttp(
    { environment: cleanEnvironment(), log: () => {}, ...options },
    readAddress('127.0.0.1:0'),
  );
  closing.push(() => serving.close());
  const port = Number(new URL(serving.url).port);
  const usual = {
    host: `127.0.0.1:${port}`,
    authorization: `Bearer ${serving.token}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };

  function attempt({ method = 'POST', path = '/mcp', headers = {}, body = listTools }: Attempt): Promise<Reply> {
    const sent: OutgoingHttpHeaders = {};
    for (const [name, value] of Object.entries({ ...usual, ...headers })) {
      if (value !== null) sent[name] = typeof value === 'string' ? value : [...value];
    }
    return new Promise((resolve, reject) => {
      const request = send({ port, host: '127.0.0.1', method, path, headers: sent, setHost: false });
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      request.on('error', reject); // After an answer to a request that was not read to its end, nobody listens any more.
      request.end(method === 'POST' ? body : undefined);
    });
  }

  /** Sends one message of the older era, without a session; what it was answered. */
  async function exchange(message: object) {
    const { text } = await attempt({ body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...message }) });
    return readMessage(text);
  }

  return {
    ...serving,
    port,
    attempt,
    exchange,
    /** Calls a tool; the text of its answer, or of the error. */
    call: async (name: string, input: unknown) =>
      readText(await exchange({ method: 'tools/call', params: { name, arguments: input } })),
  };
}

/** A request that anybody may make who may make any. */
export const listTools = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });

/** A message of the protocol, as far as the tests look at it. */
export interface Answer {
  readonly result?: {
    readonly isError?: boolean;
    readonly content?: readonly { readonly type: string; readonly text?: string }[];
  };
  readonly error?: { readonly code: number; readonly message: string };
}

/** The message in a body, which is JSON or a stream of events. */
export function readMessage(body: string): Answer {
  const [, event = body] = /^data: ([^\n]+)$/m.exec(body) ?? [];
  return JSON.parse(event);
}

function readText({ result, error }: Answer): { readonly text: string; readonly isError: boolean } {
  return { text: result?.content?.[0]?.text ?? error?.message ?? '', isError: result?.isError ?? error !== undefined };
}
