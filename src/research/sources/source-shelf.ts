import type { Reading } from './page.ts';
import { readTogether, type ReadingTogether } from './read-together.ts';
import type { SourceReader } from './source-reader.ts';

/** Where pages are looked up that a plan quotes. */
export interface SourceShelf {
  /** True if the pages are asked for now; false if they are as they were kept. */
  readonly online: boolean;
  /** Reads these pages, a few at a time, so that they are at hand when they are looked at. */
  bring(urls: readonly string[]): Promise<void>;
  /** Null for a page that is not at hand. */
  look(url: string): Promise<Reading | null>;
}

/** Pages as they were read last; nothing is fetched. */
export function keptSources(reader: SourceReader): SourceShelf {
  return {
    online: false,
    bring: async () => {},
    async look(url) {
      const page = await reader.recall(url);
      return page === null ? null : { state: 'read', page };
    },
  };
}

/** How fresh pages are read. */
export interface FreshReading extends ReadingTogether {
  /** Told once when there is no network to read them from. */
  readonly tell: (message: string) => void;
}

/** Pages as they are now, each read once. They stand in a plan that somebody wants checked, so that they are read as nobody's own. */
export function freshSources({ tell, ...reading }: FreshReading): SourceShelf {
  const brought = new Map<string, Reading>();
  let told = false;
  return {
    online: true,
    async bring(urls) {
      const open = [...new Set(urls)].filter((url) => !brought.has(url));
      const read = await readTogether(
        open.map((url) => ({ url, named: true, fresh: true })),
        reading,
      );
      for (const [url, one] of read) brought.set(url, one);
      const closed = [...read.values()].find(isClosed);
      if (closed === undefined || told) return;
      told = true;
      tell(`Pages could not be read again: ${closed.reason}. Whether they still say what is quoted is unknown.`);
    },
    look: async (url) => brought.get(url) ?? null,
  };
}

function isClosed(reading: Reading): reading is Extract<Reading, { readonly state: 'not-fetched' }> {
  return reading.state === 'not-fetched' && (reading.kind === 'off' || reading.kind === 'offline');
}
