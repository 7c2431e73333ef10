import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { afterAll } from 'vitest';
import { buildServer, type ServerOptions } from '../../src/server.ts';
import { cleanEnvironment } from './run-cli.ts';

/** The two eras of the protocol. */
export type Era = 'legacy' | { pin: string };

/** Both, with a name for tests. */
export const eras = [
  ['the stateless era', { pin: '2026-07-28' }],
  ['the era of the handshake', 'legacy'],
] as const;

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A client in this process, on the real server, in one of the two eras of the protocol. */
export async function connect(
  options: Partial<ServerOptions> & { readonly repo: string },
  mode: Era = { pin: '2026-07-28' },
) {
  const handler = createMcpHandler(() => buildServer({ environment: cleanEnvironment(), log: () => {}, ...options }));
  const client = new Client({ name: 'tests', version: '1.0.0' }, { versionNegotiation: { mode } });
  const fetchInProcess = (url: string | URL, init?: RequestInit) => handler.fetch(new Request(url, init));
  await client.connect(new StreamableHTTPClientTransport(new URL('http://tests.local/mcp'), { fetch: fetchInProcess }));
  closing.push(() => client.close());
  return client;
}

export type Connected = Awaited<ReturnType<typeof connect>>;

/** Calls a tool; the text of its answer. */
export async function callText(client: Connected, name: string, input: Record<string, unknown> = {}) {
  const { content, isError = false, structuredContent } = await client.callTool({ name, arguments: input });
  const [first] = content;
  return { text: first?.type === 'text' ? first.text : '', isError, structuredContent };
}
