import { readSegment, type LexedSegment } from '../cache/lexed-segment.ts';
import { sizeOf } from '../cache/lexed-record.ts';
import { stringAt } from '../cache/string-table.ts';
import type { Recall } from '../recall-blobs.ts';
import type { RepositoryFile } from '../repository.ts';
import type { LexedBatch, LexTask } from './lex-batch.ts';

/** A file and the record of what the lexer learned of it. */
export interface LexedFile {
  /** Its place in the list of all files. */
  readonly listed: number;
  readonly path: string;
  readonly segment: LexedSegment;
  readonly record: number;
}

/** What was lexed. */
export interface Lexed {
  readonly files: readonly LexedFile[];
  /** Of all their records. */
  readonly bytes: number;
  /** Every file is what its blob id says, and none was passed over. */
  readonly certain: boolean;
}

/** A file to be indexed, by its place in the list of all files. */
export interface Indexable {
  readonly listed: number;
  readonly file: RepositoryFile;
}

/** The lexing of some files: what is known of a blob is taken from the log, and each other blob is a task. */
export interface Lexing {
  /** What is left to lex; none once all is done. A second round has what two files share and one of them is not. */
  tasks(): readonly LexTask[];
  /** Takes what was lexed for the tasks as they were given last, and keeps what may be kept. */
  take(batch: LexedBatch): void;
  finish(): Lexed;
}

/** Plans the lexing of files. */
export function planLexing(files: readonly Indexable[], recall: Recall | null): Lexing {
  const known = shelve(recall?.log.load() ?? []);
  const keys = files.map(({ file }) => recall?.keyOf(file) ?? null);
  const places = files.map((_, at): Place | null | undefined => {
    const key = keys[at];
    return typeof key === 'string' ? known.get(key) : undefined;
  });
  /** For each task the file that it is about. */
  let asked: readonly number[] = [];

  return {
    tasks() {
      const taken = new Set<string>();
      asked = places.flatMap((place, at) => {
        const key = keys[at] ?? null;
        const found = place === undefined && key !== null ? known.get(key) : place;
        if (found !== undefined) places[at] = found;
        if (found !== undefined || (key !== null && taken.has(key))) return [];
        if (key !== null) taken.add(key);
        return [at];
      });
      return asked.map((at) => {
        const { path = '', size = 0, blob = null } = files[at]?.file ?? {};
        return { path, size, blob, key: keys[at] ?? null };
      });
    },
    take({ kept, passing, outcomes }) {
      const segments = {
        kept: kept === null ? null : readSegment(kept),
        passing: passing === null ? null : readSegment(passing),
      };
      if (kept !== null) recall?.log.append(kept);
      for (const { task, from, record, reason } of outcomes) {
        const at = asked[task];
        if (at === undefined) continue;
        const segment = from === null ? null : segments[from];
        const key = from === 'kept' ? (keys[at] ?? null) : null;
        const place = segment === null ? null : { segment, record, key };
        places[at] = place;
        if (place !== null && key !== null) known.set(key, place);
        if (reason !== null) recall?.skip(files[at]?.file.path ?? '', reason);
      }
    },
    finish() {
      const lexed = files.flatMap(({ listed, file: { path } }, at) => {
        const place = places[at];
        return place === null || place === undefined ? [] : [{ listed, path, ...place }];
      });
      const used = lexed.flatMap(({ key, segment, record }) => (key === null ? [] : [{ key, segment, record }]));
      recall?.log.settle(used);
      const bytes = lexed.reduce((sum, { segment, record }) => sum + sizeOf(segment, record), 0);
      return { files: lexed, bytes, certain: lexed.length === files.length && used.length === lexed.length };
    },
  };
}

/** Where a record stands. */
interface Place {
  readonly segment: LexedSegment;
  readonly record: number;
  /** Null for what is not kept. */
  readonly key: string | null;
}

/** Of several records of one blob the newest is taken. */
function shelve(segments: readonly LexedSegment[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const segment of segments) {
    for (let record = 0; record + 1 < segment.keys.starts.length; record += 1) {
      const key = stringAt(segment.keys, record);
      places.set(key, { segment, record, key });
    }
  }
  return places;
}
