import { checkPort, isAllowed, readAddress } from './check-address.ts';
import { explainFailure } from './explain-failure.ts';
import type { HostPace } from './host-pace.ts';
import { NotFetched } from './not-fetched.ts';
import type { GuardedFetch } from './open-guarded-fetch.ts';
import { readBody } from './read-body.ts';

/** How pages are fetched. */
export interface FetchSettings {
  readonly fetch: GuardedFetch;
  readonly pace: HostPace;
  readonly allowed: ReadonlySet<string>;
  /** Who asks, with an address where they can be told to stop. */
  readonly agent: string;
  /** Milliseconds for the whole of it, redirections included. */
  readonly totalTimeout: number;
  /** Most bytes of a page, unpacked. */
  readonly mostBytes: number;
}

/** What is fetched. */
export interface PageRequest {
  readonly url: URL;
  /** What an earlier answer was known by, where it came from `at`. */
  readonly known: { readonly at: string; readonly etag: string | null; readonly modified: string | null } | null;
  /** Asked before each request, redirections included; throws NotFetched where it may not be made. */
  readonly mayFetch: (url: URL, signal: AbortSignal) => Promise<void>;
  readonly accept: string;
}

/** A page as it came. */
export interface FetchedPage {
  /** Where it was in the end. */
  readonly url: URL;
  /** It is what it was: there is no body. */
  readonly unchanged: boolean;
  /** As the server calls it, with its parameters; empty where it says nothing. */
  readonly type: string;
  readonly etag: string | null;
  readonly modified: string | null;
  readonly body: Uint8Array;
}

const mostRedirects = 5;

/**
 * Fetches a page, following redirections by hand: each hop is looked at as the first address is.
 * @throws NotFetched; what `signal` throws when it is aborted.
 */
export async function fetchPage(
  request: PageRequest,
  settings: FetchSettings,
  signal: AbortSignal,
): Promise<FetchedPage> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(settings.totalTimeout)]);
  try {
    return await follow(request, settings, ended);
  } catch (error) {
    signal.throwIfAborted();
    throw explainFailure(ended.aborted ? ended.reason : error);
  }
}

async function follow(request: PageRequest, settings: FetchSettings, signal: AbortSignal): Promise<FetchedPage> {
  let { url } = request;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    checkPort(url, settings.allowed);
    await request.mayFetch(url, signal);
    // The operator's own host is theirs to load.
    if (!isAllowed(url, settings.allowed)) await settings.pace.wait(url.host, signal);
    const response = await settings.fetch(url, { headers: headersFor(url, request, settings.agent), signal });
    const next = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || next === null)
      return readPage(response, url, settings.mostBytes);
    await response.body?.cancel();
    url = nextAddress(next, url);
  }
  throw new NotFetched('redirects', `it redirects more than ${mostRedirects} times`);
}

function headersFor(url: URL, { known, accept }: PageRequest, agent: string): Record<string, string> {
  const isKnown = known !== null && known.at === url.href;
  return {
    accept,
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': agent,
    ...(isKnown && known.etag !== null ? { 'if-none-match': known.etag } : {}),
    ...(isKnown && known.modified !== null ? { 'if-modified-since': known.modified } : {}),
  };
}

function nextAddress(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) throw new NotFetched('redirects', 'it redirects to what is no address');
  return readAddress(new URL(location, from).href);
}

async function readPage(response: Response, url: URL, mostBytes: number): Promise<FetchedPage> {
  const { status, headers } = response;
  const unchanged = status === 304;
  if (!unchanged && (status < 200 || status > 299 || status === 206)) {
    await response.body?.cancel();
    throw new NotFetched(status === 404 || status === 410 ? 'gone' : 'status', `HTTP ${status}`);
  }
  return {
    url,
    unchanged,
    type: headers.get('content-type') ?? '',
    etag: headers.get('etag'),
    modified: headers.get('last-modified'),
    body: unchanged ? new Uint8Array() : await readBody(response, mostBytes),
  };
}
