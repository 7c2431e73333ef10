import type { Credential } from '../packages/places/split-address.ts';

/** A request to a place of the user's that a name and password open. */
export interface OpenedRequest {
  readonly credential: Credential;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON by POST. */
  readonly body: object | undefined;
  readonly signal: AbortSignal;
  /** npm's configuration of proxies and certificates. */
  readonly network: Readonly<Record<string, unknown>>;
}

/** An answer that is an error. */
class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly statusCode: number;

  constructor(statusCode: number) {
    super(`answered ${statusCode}`);
    this.statusCode = statusCode;
  }
}

/**
 * Asks with a credential that no redirection takes to another host, port or protocol: npm's client looks at the name of the host
 * alone, and the fetch of the web's standard at all three.
 * @throws StatusError, or whatever the connection throws.
 */
export async function fetchOpened(
  url: string,
  { credential, headers, body, signal, network }: OpenedRequest,
): Promise<{ readonly body: AsyncIterable<unknown> | null }> {
  const { default: undici } = await import('undici'); // Named exports would be lost when the program is bundled: it is CommonJS.
  const { ca, strictSSL } = network;
  const tls = {
    ...(ca === null || ca === undefined ? {} : { ca: toTexts(ca) }),
    rejectUnauthorized: strictSSL !== false,
  };
  // An empty text keeps it from reading the environment of this process, of which npm's configuration has the part that counts.
  const proxy = String(network['httpsProxy'] || network['proxy'] || '');
  const dispatcher = new undici.EnvHttpProxyAgent({
    httpProxy: proxy,
    httpsProxy: proxy,
    noProxy: String(network['noProxy'] ?? ''),
    connect: tls,
    requestTls: tls,
  });
  const response = await undici.fetch(url, {
    dispatcher,
    signal,
    headers: {
      ...headers,
      authorization: credential.authorization,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  await response.body?.cancel().catch(() => undefined); // It is not wanted.
  throw new StatusError(response.status);
}

function toTexts(ca: unknown): string[] {
  return Array.isArray(ca) ? ca.map(String) : [String(ca)];
}
