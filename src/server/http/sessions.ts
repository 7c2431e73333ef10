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

/** What serves the era of the handshake over HTTP. */
export interface Sessions {
  fetch(request: Request, options: { readonly authInfo?: AuthInfo }): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Serves 2025-11-25 with a session for each client, so that cancelling reaches the call and a question reaches the user. A session is
 * a connection and no state of ours: a request of one that is not known, for instance after a restart, is served without.
 */
export function openSessions(build: () => McpServer, onerror: (error: Error) => void, most = 200): Sessions {
  const sessions = new Map<string, Session>();
  const serveOnce = legacyStatelessFallback(build, onerror);
  return {
    async fetch(request, options) {
      const known = sessions.get(request.headers.get('mcp-session-id') ?? '');
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
      onsessionclosed: (id) => void sessions.delete(id),
    });
    await server.connect(transport);
    return transport.handleRequest(request, options);
  }

  /** Ends what nobody came back to, and, if there are too many all the same, what was left alone the longest. */
  async function makeRoom(): Promise<void> {
    const byUse = [...sessions].sort(([, one], [, other]) => one.used - other.used);
    const ended = byUse.filter(([, { used }], index) => used < Date.now() - idle || index <= byUse.length - most);
    for (const [id, { server }] of ended) {
      sessions.delete(id);
      await server.close();
    }
  }
}

async function isHandshake(request: Request): Promise<boolean> {
  if (request.method !== 'POST') return false;
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  return isInitializeRequest(body);
}
