import type { Reading } from './page.ts';
import type { ReadOptions, SourceReader } from './source-reader.ts';

/** A page to read. */
export interface PageToRead extends Pick<ReadOptions, 'named' | 'fresh'> {
  readonly url: string;
}

/** What pages are read with. */
export interface ReadingTogether {
  readonly reader: Pick<SourceReader, 'read'>;
  readonly signal: AbortSignal;
  /** Told of each page when its turn comes, with how many are read. */
  readonly begin?: (url: string, done: number) => void;
}

/** Pages that are read at the same time; one host is still asked once a second. */
const width = 4;

/** Hosts whose failing to be reached means that none can be. */
const enoughSilence = 2;

/**
 * Reads pages, a few at a time. Where the first ones show that there is no network, the others are not waited for.
 * @throws what the signal throws.
 */
export async function readTogether(
  pages: readonly PageToRead[],
  { reader, signal, begin = () => {} }: ReadingTogether,
): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>();
  const silent = new Set<string>();
  const waiting = pages.values();
  const readOn = async (): Promise<void> => {
    for (const { url, ...options } of waiting) {
      begin(url, readings.size);
      const isOffline = silent.size >= enoughSilence && ![...readings.values()].some(({ state }) => state === 'read');
      const reading = isOffline ? noNetwork : await reader.read(url, { ...options, signal });
      readings.set(url, reading);
      if (reading.state === 'not-fetched' && reading.kind === 'offline') silent.add(new URL(url).host);
    }
  };
  await Promise.all(Array.from({ length: width }, readOn));
  return readings;
}

const noNetwork: Reading = {
  state: 'not-fetched',
  kind: 'offline',
  reason: 'no other host could be reached either',
};
