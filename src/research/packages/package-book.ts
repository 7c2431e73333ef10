import { unknownRecord } from './merge-facts.ts';
import type { PackageQuery, PackageRecord } from './package-record.ts';
import type { ProjectRegistries } from './read-project-npmrc.ts';
import { openRecordCache } from './record-cache.ts';
import { keyOf, type SourceAddresses, type WebClient } from './web-client.ts';

/** What is known of packages beyond the repository. */
export interface PackageBook {
  /** What was learned already, however old; null for what was never asked, or what nobody answered. */
  known(query: PackageQuery): PackageRecord | null;
  /** Asks what is not known or is a day old, or all of it `again`, so that `known` has it; never fails but on an abort. */
  ask(queries: readonly PackageQuery[], signal: AbortSignal, again?: boolean): Promise<void>;
  /** Why nothing is asked; null where it is. */
  readonly closed: string | null;
}

/** What a book is opened with. */
export interface BookOptions {
  /** Why the network is not to be used; null where it may be. */
  readonly closed: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly addresses: SourceAddresses;
  /** The repository's own `.npmrc`, read as data. */
  readonly project: ProjectRegistries;
  readonly cacheFolder: string | null;
  readonly now: () => Date;
  /** Told once when nothing could be fetched. */
  readonly tell: (message: string) => void;
}

/** Milliseconds for one answer. */
const timeout = 8000;

/** Most packages that are asked about at a time, and in one go. */
const atOnce = 4;
const mostAsked = 40;

const day = 24 * 60 * 60 * 1000;
/** A record with gaps, because somebody did not answer, is asked for again after this many milliseconds. */
const soon = 10 * 60 * 1000;

/** Opens the book of packages. Nothing is asked, and no client is loaded, before something is to be known. */
export function openPackageBook(options: BookOptions): PackageBook {
  const { closed, addresses, project, cacheFolder, now, tell } = options;
  const cache = openRecordCache(cacheFolder);
  const fresh = new Map<string, PackageRecord>();
  let told = false;
  const keyAt = (query: PackageQuery) => `${keyOf(query)} ${JSON.stringify([addresses, project])}`;
  return {
    closed,
    known: (query) => fresh.get(keyAt(query)) ?? cache.get(keyAt(query))?.record ?? null,
    async ask(queries, signal, again = false) {
      if (closed !== null) return;
      const time = now().getTime();
      const open = [...new Map(queries.map((query) => [keyAt(query), query])).entries()]
        .filter(([key]) => again || (!fresh.has(key) && !isFresh(cache.get(key), time)))
        .slice(0, mostAsked);
      if (open.length === 0) return;
      const { openNpmClient } = await import('./npm-client.ts');
      const client = await openNpmClient({ ...options, timeout, signal });
      const records: (readonly [string, PackageRecord])[] = [];
      for (let from = 0; from < open.length; from += atOnce) {
        const some = open.slice(from, from + atOnce);
        const asked = some.map(async ([key, query]) => [key, await askOne(query, client, signal)] as const);
        records.push(...(await Promise.all(asked)));
      }
      for (const [key, record] of records) fresh.set(key, record);
      cache.put(
        new Map(records.filter(([, record]) => isKnown(record)).map(([key, record]) => [key, { at: time, record }])),
      );
      const silent = records.find(([, record]) => !isKnown(record))?.[1];
      if (silent !== undefined && !told) {
        told = true;
        tell(`Facts of packages could not be fetched: ${whyOf(silent)}. What is not known is called unknown.`);
      }
    },
  };

  async function askOne(query: PackageQuery, client: WebClient, signal: AbortSignal): Promise<PackageRecord> {
    try {
      const { askAboutPackage } = await import('./ask-about-package.ts');
      return await askAboutPackage(query, addresses, client);
    } catch (error) {
      signal.throwIfAborted();
      return unknownRecord(query, `it could not be asked about (${error instanceof Error ? error.name : 'an error'})`);
    }
  }

  function isFresh(kept: { readonly at: number; readonly record: PackageRecord } | undefined, time: number): boolean {
    return kept !== undefined && time - kept.at < (hasGaps(kept.record) ? soon : day);
  }
}

/** The same book, of which nothing is asked that is not known. */
export function closeBook(book: PackageBook, why: string): PackageBook {
  return { known: book.known, ask: async () => {}, closed: book.closed ?? why };
}

/** The same book, of which everything is asked again. */
export function renewBook(book: PackageBook): PackageBook {
  return { ...book, ask: (queries, signal) => book.ask(queries, signal, true) };
}

function isKnown({ existence }: PackageRecord): boolean {
  return existence.state !== 'unknown';
}

function hasGaps({ existence, advisories }: PackageRecord): boolean {
  return existence.state === 'unknown' || (existence.state === 'found' && advisories.state === 'unknown');
}

function whyOf({ existence }: PackageRecord): string {
  return existence.state === 'unknown' ? existence.why : '';
}
