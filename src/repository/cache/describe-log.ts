import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readFirst, readFrames } from './frames.ts';
import { LEXER_VERSION } from './index-log.ts';
import { readSegment } from './lexed-segment.ts';
import { allStrings } from './string-table.ts';

/** What stands in a log. */
export interface LogDescription {
  /** Git folder of the repository; null where the log cannot be read. */
  readonly home: string | null;
  /** Blobs with all else that a record hangs on; null for a log of another version, which is replaced when it is next used. */
  readonly entries: number | null;
}

const header = z.object({ stamp: z.string(), home: z.string() });

/** Reads what a log is about. Never throws. */
export function readLog(path: string): LogDescription {
  try {
    const log = readFileSync(path);
    const { stamp, home } = header.parse(JSON.parse(readFirst(log)?.toString('utf8') ?? ''));
    if (!stamp.startsWith(`${LEXER_VERSION} `)) return { home, entries: null };
    const segments = readFrames(log, stamp).payloads.slice(1).map(readSegment);
    const keys = new Set(segments.flatMap(({ keys: table }) => allStrings(table)));
    return { home, entries: keys.size };
  } catch {
    return { home: null, entries: null };
  }
}
