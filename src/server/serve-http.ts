import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { endStandingWork } from '../../tools/plans/standing-work.ts';
import { readServerToken } from '../config.ts';
import { PlanError } from '../errors.ts';
import { buildServer, type ServerOptions } from '../server.ts';
import { createHttpHandler } from './http/create-http-handler.ts';
import type { Address } from './http/read-address.ts';
import { refuseForeign } from './http/refuse-foreign.ts';
import { createTokenGate } from './http/token-gate.ts';

/** A server that listens. */
export interface HttpServing {
  /** Where clients connect: `http://127.0.0.1:8765/mcp`. */
  readonly url: string;
  /** What they must send as a bearer token. */
  readonly token: string;
  /** True if it was made for this run, and so is known to nobody yet. */
  readonly made: boolean;
  /** Takes no more requests, ends what still runs, and what was drafted by then stays. */
  close(): Promise<void>;
}

const path = '/mcp';

/** Bytes of a request: four times the most that a submission may hold. */
const mostBytes = 4 * 1024 * 1024;

/** Milliseconds for the head of a request and for all of it: who sends more slowly would hold a connection for nothing. */
const patience = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 } as const;

/**
 * Serves both eras of the protocol over HTTP. A request must be meant for this machine (`Host`), must not come from a web page
 * of elsewhere (`Origin`), and must carry the token; only then is its body read. `build` makes the server of a connection; what holds
 * the protocol against its specification gives one that offers more.
 * @throws PlanError `usage` when the address cannot be listened at, `config` for a token that can be guessed.
 */
export async function serveOverHttp(
  options: ServerOptions,
  { host, port, names }: Address,
  build: typeof buildServer = buildServer,
): Promise<HttpServing> {
  const chosen = readServerToken(options.environment);
  const token = chosen ?? randomBytes(24).toString('base64url');
  const admit = createTokenGate(token);
  const tellFault = ({ message }: Error) => options.log({ level: 'debug', message });
  const handler = createHttpHandler(() => build(options), tellFault);
  const handle = toNodeHandler(handler, { onerror: tellFault, maxRequestBodySize: mostBytes });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const foreign = refuseForeign(request, names);
    if (foreign !== null) return refuse(response, foreign);
    if (request.url?.split('?')[0] !== path) return refuse(response, notFound());
    const auth = await admit(request.headersDistinct['authorization'] ?? []);
    if (auth instanceof Response) return refuse(response, auth);
    const { method = 'GET', url } = request;
    return handle(Object.assign(request, { method, url, auth }), response);
  }

  const server = createServer(patience, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      tellFault(error instanceof Error ? error : new Error(String(error)));
      response.destroy();
    });
  });
  server.listen(port, host);
  await once(server, 'listening').catch((cause: Error) => {
    throw new PlanError('usage', `Expected to listen at ${host}:${port}: ${cause.message}`, {
      hint: 'Choose another port, or 0 for any that is free.',
      cause,
    });
  });
  const bound = server.address();
  const at = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${at}${path}`,
    token,
    made: chosen === null,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await handler.close();
      await endStandingWork();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers without having read the body, so the connection ends with it. */
async function refuse(response: ServerResponse, refusal: Response): Promise<void> {
  response.writeHead(refusal.status, { ...Object.fromEntries(refusal.headers), connection: 'close' });
  response.end(await refusal.text());
}

function notFound(): Response {
  return Response.json(
    { error: 'not_found', error_description: `Expected ${path}, the only address here.` },
    { status: 404 },
  );
}
