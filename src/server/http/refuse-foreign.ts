import type { IncomingMessage } from 'node:http';
import { validateHostHeader, validateOriginHeader } from '@modelcontextprotocol/server';

/** A name or an address and a port, and nothing else that a reader of addresses would skip: user, path, fragment. */
const plainHost = /^(?:[\p{L}\p{N}._-]+|\[[\da-f:.]+\])(?::\d{0,5})?$/iu;

/**
 * What a request is answered that is meant for another machine (`Host`) or comes from a web page of elsewhere (`Origin`): a page can
 * let its own name lead to this machine, and what it sends then names it. Null for any other.
 */
export function refuseForeign({ headers }: IncomingMessage, names: readonly string[]): Response | null {
  const { host = '', origin } = headers;
  const meant = plainHost.test(host) && validateHostHeader(host, [...names]).ok;
  if (!meant) {
    return refuse('Host', host, 'Start the server with --allow-host for the name under which clients reach it.');
  }
  if (validateOriginHeader(origin, [...names]).ok) return null;
  return refuse('Origin', origin ?? '', 'Web pages are served only if they come from this machine.');
}

function refuse(header: string, value: string, hint: string): Response {
  const message = `Expected another ${header} than ${JSON.stringify(value.slice(0, 200))}. ${hint}`;
  return Response.json({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null }, { status: 403 });
}
