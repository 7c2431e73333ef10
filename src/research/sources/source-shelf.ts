import type { Reading } from './page.ts';
import type { SourceReader } from './source-reader.ts';

/** Where pages are looked up that a plan quotes. */
export interface SourceShelf {
  /** True if the pages are asked for now; false if they are as they were kept. */
  readonly online: boolean;
  /** Null for a page that is not at hand. */
  look(url: string): Promise<Reading | null>;
}

/** Pages as they were read last; nothing is fetched. */
export function keptSources(reader: SourceReader): SourceShelf {
  return {
    online: false,
    async look(url) {
      const page = await reader.recall(url);
      return page === null ? null : { state: 'read', page };
    },
  };
}

/** Pages as they are now. They stand in a plan that somebody wants checked, so that they are read as nobody's own. */
export function freshSources(reader: SourceReader, signal: AbortSignal): SourceShelf {
  const asked = new Map<string, Promise<Reading>>();
  return {
    online: true,
    look(url) {
      const reading = asked.get(url) ?? reader.read(url, { named: true, fresh: true, signal });
      asked.set(url, reading);
      return reading;
    },
  };
}
