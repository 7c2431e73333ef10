import { lookup as lookUp } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { buildConnector } from 'undici';
import { isAllowed } from './check-address.ts';
import { NotFetched } from './not-fetched.ts';

/** What a fetch is guarded with. */
export interface GuardOptions {
  /** `host:port` of the operator's own pages, which may lie at private addresses. */
  readonly allowed: ReadonlySet<string>;
  /** Milliseconds until a connection stands. */
  readonly connectTimeout: number;
  /** How names become addresses; the system's own way by default. */
  readonly lookup?: LookupFunction | undefined;
}

/** One request, answered as it comes: redirections are not followed. */
export type GuardedFetch = (
  url: URL,
  init: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
) => Promise<Response>;

/**
 * A fetch that connects to public addresses only. What is looked at is the address that is dialled, so that a name cannot change
 * its meaning in between; a connection serves one request, so that each is looked at. Proxies of the environment are not used: the
 * proxy would dial, and nothing here would know whom.
 */
export async function openGuardedFetch({
  allowed,
  connectTimeout,
  lookup = lookUp,
}: GuardOptions): Promise<GuardedFetch> {
  // Named exports would be lost when the program is bundled: both are CommonJS.
  const [{ default: undici }, { default: addresses }] = await Promise.all([import('undici'), import('ipaddr.js')]);
  const open = undici.buildConnector({ timeout: connectTimeout, lookup });
  const guarded = undici.buildConnector({ timeout: connectTimeout, lookup: publicOnly });
  const dispatcher = new undici.Agent({ connect, pipelining: 0, maxHeaderSize: 32 * 1024 });
  const fetchOne = (url: URL, init: object): unknown =>
    undici.fetch(url.href, { ...init, dispatcher, redirect: 'manual' });
  return fetchOne as GuardedFetch; // The same standard, typed twice: by undici and by Node.

  function connect(options: buildConnector.Options, callback: buildConnector.Callback): void {
    const { hostname, port, protocol } = options;
    const host = hostname.includes(':') ? `[${hostname}]` : hostname;
    if (isAllowed(new URL(`${protocol}//${host}:${port || ''}`), allowed)) return open(options, callback);
    if (isIP(hostname) !== 0 && !isPublic(hostname)) return callback(privateAddress(), null);
    guarded(options, callback);
  }

  /** A name that has public addresses beside private ones is dialled at the public ones. */
  function publicOnly(...[name, options, callback]: Parameters<LookupFunction>): void {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0);
      const all = Array.isArray(found) ? found : [];
      const good = all.filter(({ address }) => isPublic(address));
      const [first] = good;
      if (first === undefined) return callback(all.length === 0 ? noAddress(name) : privateAddress(), '', 0);
      if (options.all === true) return callback(null, [...good]);
      callback(null, first.address, first.family);
    });
  }

  /** Of version 6, what is handed out to the world at large is 2000::/3, less what is reserved in it. */
  function isPublic(address: string): boolean {
    if (!addresses.isValid(address)) return false;
    const read = addresses.process(address);
    return read.range() === 'unicast' && (read.kind() === 'ipv4' || /^[23]/.test(read.toNormalizedString()));
  }
}

function privateAddress(): Error {
  return new NotFetched('address', 'its host is at a private or reserved address');
}

function noAddress(name: string): Error {
  return Object.assign(new Error(`no address of ${name}`), { code: 'ENOTFOUND' });
}
