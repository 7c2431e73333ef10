import { unknownRecord } from './merge-facts.ts';
import type { PackageQuery, PackageRecord } from './package-record.ts';
import type { ProjectRegistries } from './read-project-npmrc.ts';
import type { Credential } from './places/split-address.ts';
import { openRecordCache, type KeptRecord } from './record-cache.ts';
import { openRecordKeys } from './record-keys.ts';
import type { SourceAddresses } from './web-client.ts';

/** What is known of packages beyond the repository. */
export interface PackageBook {
  /** What was learned already, however old; null for what was never asked, or what nobody answered. */
  known(query: PackageQuery): PackageRecord | null;
  /** Asks what is not known or is a day old, or all of it `again`, so that `known` has it; never fails but on an abort. */
  ask(queries: readonly PackageQuery[], signal: AbortSignal, again?: boolean): Promise<void>;
  /** Why nothing is asked; null where it is. */
  readonly closed: string | null;
}

/** Where packages are asked about, and what opens these places. */
export interface PackageSources {
  readonly addresses: SourceAddresses;
  /** The names and passwords that stood in the addresses. */
  readonly credentials: readonly Credential[];
}

/** What a book is opened with. */
export interface BookOptions {
  /** Why the network is not to be used; null where it may be. */
  readonly closed: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly sources: PackageSources;
  /** The repository's own `.npmrc`, read as data. */
  readonly project: ProjectRegistries;
  readonly cacheFolder: string | null;
  readonly now: () => Date;
  /** Told once when nothing could be fetched. */
  readonly tell: (message: string) => void;
}

/** Milliseconds for one answer. */
const timeout = 8000;

/** How many are asked about in one round, and most in one go. */
const inRound = 40;
const mostAsked = 200;

const day = 24 * 60 * 60 * 1000;
/** A record with gaps, because somebody did not answer, is asked for again after this many milliseconds. */
const soon = 10 * 60 * 1000;

/** Opens the book of packages. Nothing is asked, and no client is loaded, before something is to be known. */
export function openPackageBook(options: BookOptions): PackageBook {
  const { closed, sources, cacheFolder, now, tell } = options;
  const cache = openRecordCache(cacheFolder);
  const fresh = new Map<string, PackageRecord>();
  const leftOut = new Map<string, PackageRecord>();
  const keyAt = openRecordKeys(options);
  let told = false;

  const learned = (key: string) => fresh.get(key) ?? cache.get(key)?.record ?? null;

  function known(query: PackageQuery): PackageRecord | null {
    const key = keyAt(query);
    return learned(key) ?? leftOut.get(key) ?? null;
  }

  async function ask(queries: readonly PackageQuery[], signal: AbortSignal, again = false): Promise<void> {
    if (closed !== null) return;
    const time = now().getTime();
    const open = [...new Map(queries.map((query) => [keyAt(query), query])).entries()]
      .filter(([key]) => again || (!fresh.has(key) && !isFresh(cache.get(key), time)))
      // Where not all can be asked about, those of which nothing is known come first.
      .toSorted(([one], [other]) => Number(learned(one) !== null) - Number(learned(other) !== null));
    for (const [key, query] of open.slice(mostAsked))
      leftOut.set(key, unknownRecord(query, `more than ${mostAsked} packages are not asked about in one go`));
    const asking = open.slice(0, mostAsked);
    if (asking.length === 0) return;
    const [{ openNpmClient }, { askAboutPackages }] = await Promise.all([
      import('./npm-client.ts'),
      import('./ask-about-packages.ts'),
    ]);
    const { addresses, credentials } = sources;
    const client = await openNpmClient({ ...options, credentials, timeout, signal });
    for (let from = 0; from < asking.length; from += inRound) {
      const round = asking.slice(from, from + inRound).map(([, query]) => query);
      keep(await askAboutPackages(round, { addresses, client, signal }), time);
    }
  }

  function keep(records: readonly PackageRecord[], at: number): void {
    for (const record of records) fresh.set(keyAt(record.query), record);
    cache.put(new Map(records.filter(isKnown).map((record) => [keyAt(record.query), { at, record }])));
    const silent = records.find((record) => !isKnown(record));
    if (silent === undefined || told) return;
    told = true;
    tell(`Facts of packages could not be fetched: ${whyOf(silent)}. What is not known is called unknown.`);
  }

  return { closed, known, ask };
}

function isFresh(kept: KeptRecord | undefined, time: number): boolean {
  return kept !== undefined && time - kept.at < (hasGaps(kept.record) ? soon : day);
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

/** A flaw that nobody rated may be one that could not be looked into. */
function hasGaps({ existence, advisories }: PackageRecord): boolean {
  if (existence.state !== 'found') return existence.state === 'unknown';
  if (advisories.state === 'found') return advisories.value.some(({ severity }) => severity === 'unrated');
  return advisories.state === 'unknown';
}

function whyOf({ existence }: PackageRecord): string {
  return existence.state === 'unknown' ? existence.why : '';
}
