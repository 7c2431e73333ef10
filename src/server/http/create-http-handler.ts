import { createMcpHandler, isLegacyRequest, type AuthInfo, type McpServer } from '@modelcontextprotocol/server';
import { openSessions } from './sessions.ts';

/** The protocol over HTTP, without the guards before it. */
export interface HttpHandler {
  fetch(request: Request, options?: { readonly authInfo?: AuthInfo }): Promise<Response>;
  /** Ends whatever still runs. */
  close(): Promise<void>;
}

/** Serves both eras at one address: 2026-07-28 without state, 2025-11-25 with a session for each client. */
export function createHttpHandler(build: () => McpServer, onerror: (error: Error) => void): HttpHandler {
  const stateless = createMcpHandler(build, { legacy: 'reject', onerror });
  const sessions = openSessions(build, onerror);
  return {
    async fetch(request, options = {}) {
      try {
        const era = (await isLegacyRequest(request)) ? sessions : stateless;
        return await era.fetch(request, options);
      } catch (error) {
        if (error instanceof RangeError) return tooDeep();
        throw error;
      }
    },
    close: async () => {
      await Promise.all([stateless.close(), sessions.close()]);
    },
  };
}

/** Reading a message takes a call for each level of it; one that was made to have very many ends in a full stack. */
function tooDeep(): Response {
  const message = 'Expected a message that is nested less deeply.';
  return Response.json({ jsonrpc: '2.0', error: { code: -32_600, message }, id: null }, { status: 400 });
}
