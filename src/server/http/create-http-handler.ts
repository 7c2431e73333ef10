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
      return (await isLegacyRequest(request)) ? sessions.fetch(request, options) : stateless.fetch(request, options);
    },
    close: async () => {
      await Promise.all([stateless.close(), sessions.close()]);
    },
  };
}
