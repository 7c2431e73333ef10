import { randomUUID } from 'node:crypto';
import {
  isInitializeRequest,
  legacyStatelessFallback,
  WebStandardStreamableHTTPServerTransport,
  type AuthInfo,
  type McpServer,
} from '@modelcontextprotocol/server';

/** A connection of the older era: one server for as long as the client comes back. */
interface Session {
  readonly server: McpServer;
  readonly transport: WebStandardStreamableHTTPServerTransport;
  used: number;
}

/** Milliseconds without a request after which a session may be ended. */
const idle = 30 * 60_000;

/** Sessions that their clients ended, and that are remembered: the newest. */
const mostEnded = 1000;

/** What serves the era of the handshake over HTTP. */
export interface Sessions {
  fetch(request: Request, options: { readonly authInfo?: AuthInfo }): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Serves 2025-11-25 with a session for each client, so that cancelling reaches the call and a question reaches the user. A session is
 * a connection and no state of ours: a request of one that is not known, for instance after a restart, is served without. Only one
 * that its client ended is gone, as the protocol has it.
 */
export function openSessions(build: () => McpServer, onerror: (error: Error) => void, most = 200): Sessions {
  const sessions = new Map<string, Session>();
  const ended = new Set<string>();
  const serveOnce = legacyStatelessFallback(build, onerror);
  return {
    async fetch(request, options) {
      const id = request.headers.get('mcp-session-id') ?? '';
      if (ended.has(id)) return notFound();
      const known = sessions.get(id);
      if (known !== undefined) {
        known.used = Date.now();
        return known.transport.handleRequest(request, options);
      }
      return (await isHandshake(request)) ? begin(request, options) : serveOnce(request, options);
    },
    close: async () => {
      await Promise.all([...sessions.values()].map(({ server }) => server.close()));
    },
  };

  async function begin(request: Request, options: { readonly authInfo?: AuthInfo }): Promise<Response> {
    await makeRoom();
    const server = build();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, { server, transport, used: Date.now() }),
      onsessionclosed: end,
    });
    await server.connect(transport);
    return transport.handleRequest(request, options);
  }

  function end(id: string): void {
    sessions.delete(id);
    ended.add(id);
    const [oldest = id] = ended;
    if (ended.size > mostEnded) ended.delete(oldest);
  }

  /** Ends what nobody came back to, and, if there are too many all the same, what was left alone the longest. */
  async function makeRoom(): Promise<void> {
    const byUse = [...sessions].sort(([, one], [, other]) => one.used - other.used);
    const left = byUse.filter(([, { used }], index) => used < Date.now() - idle || index <= byUse.length - most);
    for (const [id, { server }] of left) {
      sessions.delete(id);
      await server.close();
    }
  }
}

/** What tells a client to begin anew. */
function notFound(): Response {
  const error = { code: -32_001, message: 'Session not found' };
  return Response.json({ jsonrpc: '2.0', error, id: null }, { status: 404 });
}

async function isHandshake(request: Request): Promise<boolean> {
  if (request.method !== 'POST') return false;
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  return isInitializeRequest(body);
}
