import type { LookupFunction } from 'node:net';
import type { Sleep } from '../../model/plan-retry.ts';
import { readAddress } from '../http/check-address.ts';
import { fetchPage, type FetchSettings } from '../http/fetch-page.ts';
import { createHostPace } from '../http/host-pace.ts';
import { NotFetched } from '../http/not-fetched.ts';
import { openGuardedFetch } from '../http/open-guarded-fetch.ts';
import { createRobots, type Robots } from '../http/robots.ts';
import { extractPage } from '../reading/extract-page.ts';
import { acceptedTypes } from '../reading/page-kind.ts';
import { hashPage, type Page, type Reading } from './page.ts';
import type { PageCache } from './page-cache.ts';

/** How a page is to be read. */
export interface ReadOptions {
  /** The user named this very address: it is read as their browser would, whatever robots.txt says. */
  readonly named: boolean;
  /** Asks the host even when the page was read lately. */
  readonly fresh?: boolean;
  readonly signal: AbortSignal;
}

/** Reads pages of the web, and keeps them. */
export interface SourceReader {
  /** Reads a page. What cannot be read is an answer, not an error; only `signal` makes it throw. */
  read(url: string, options: ReadOptions): Promise<Reading>;
  /** The page as it was read last; null when it is not kept. Nothing is fetched. */
  recall(url: string): Promise<Page | null>;
}

/** What a reader is created from. */
export interface ReaderOptions {
  /** False: nothing is fetched. */
  readonly network: boolean;
  /** `host:port` of the operator's own pages: they may be private, have any port, and are not spared. */
  readonly allowed: ReadonlySet<string>;
  /** Null keeps nothing from run to run. */
  readonly cache: PageCache | null;
  readonly version: string;
  readonly now?: () => Date;
  readonly timeouts?: { readonly connect: number; readonly total: number };
  readonly mostBytes?: number;
  readonly lookup?: LookupFunction;
  readonly sleep?: Sleep;
}

/** Milliseconds for which a page that was read is not asked for again. */
const freshFor = 24 * 60 * 60 * 1000;
const usualTimeouts = { connect: 10_000, total: 20_000 };
const usualBytes = 2 * 1024 * 1024;
/** Milliseconds between two requests to one host. */
const interval = 1_000;

/** Creates a reader. Nothing is loaded before something is read. */
export function createSourceReader(options: ReaderOptions): SourceReader {
  const { network, cache, now = () => new Date() } = options;
  const seen = new Map<string, Page>();
  let opened: Promise<Door> | undefined;
  const recallAt = async (address: string): Promise<Page | null> =>
    seen.get(address) ?? (await cache?.recall(address)) ?? null;
  return {
    async read(url, { named, fresh = false, signal }) {
      signal.throwIfAborted();
      try {
        const address = readAddress(url);
        const known = await recallAt(address.href);
        const isFresh = known !== null && now().getTime() - Date.parse(known.readAt) < freshFor;
        if (isFresh && !fresh) return { state: 'read', page: known };
        if (!network) throw new NotFetched('off', 'the network is off');
        const page = await readAnew(address, known, { door: await (opened ??= openDoor(options)), named, now, signal });
        seen.set(address.href, page);
        await cache?.keep(page);
        return { state: 'read', page };
      } catch (error) {
        if (!(error instanceof NotFetched)) throw error;
        return { state: 'not-fetched', kind: error.kind, reason: error.message };
      }
    },
    async recall(url) {
      try {
        return await recallAt(readAddress(url).href);
      } catch (error) {
        if (error instanceof NotFetched) return null;
        throw error;
      }
    },
  };
}

/** What requests are made with. */
interface Door {
  readonly settings: FetchSettings;
  readonly robots: Robots;
}

async function openDoor(options: ReaderOptions): Promise<Door> {
  const { allowed, lookup, version, timeouts = usualTimeouts, mostBytes = usualBytes, sleep } = options;
  const settings: FetchSettings = {
    fetch: await openGuardedFetch({ allowed, lookup, connectTimeout: timeouts.connect }),
    pace: createHostPace(interval, sleep),
    allowed,
    agent: `${agentName}/${version} (+https://github.com/groundplan/groundplan)`,
    totalTimeout: timeouts.total,
    mostBytes,
  };
  const robots = createRobots(agentName, async (url, signal) => {
    const request = { url, known: null, mayFetch: async () => {}, accept: 'text/plain' };
    return new TextDecoder().decode((await fetchPage(request, settings, signal)).body);
  });
  return { settings, robots };
}

/** The name that robots.txt knows the program by. */
const agentName = 'Groundplan';

interface Asking {
  readonly door: Door;
  readonly named: boolean;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

async function readAnew(url: URL, known: Page | null, { door, named, now, signal }: Asking): Promise<Page> {
  const mayFetch = named ? async () => {} : (hop: URL) => door.robots.check(hop, signal);
  const request = { url, known, mayFetch, accept: acceptedTypes };
  const fetched = await fetchPage(request, door.settings, signal);
  const readAt = now().toISOString();
  const { etag, modified, type, body } = fetched;
  if (fetched.unchanged) {
    if (known === null) throw new NotFetched('status', 'HTTP 304 though nothing was known of it');
    return { ...known, readAt };
  }
  const extracted = await extractPage(body, type);
  return {
    url: url.href,
    at: fetched.url.href,
    ...extracted,
    hash: hashPage(extracted.article),
    readAt,
    etag,
    modified,
  };
}
