import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { PackageRecord } from './package-record.ts';

/** A record with the time at which it was asked for, in milliseconds since 1970. */
export interface KeptRecord {
  readonly at: number;
  readonly record: PackageRecord;
}

/** Records by key, kept from run to run. */
export interface RecordCache {
  get(key: string): KeptRecord | undefined;
  /** Keeps several; what cannot be written is not kept. */
  put(records: ReadonlyMap<string, KeptRecord>): void;
}

/** Most records that are kept, and most bytes that are read. */
const mostRecords = 500;
const mostBytes = 8 * 1024 * 1024;

/** Milliseconds after which a record is of no use. */
const longest = 30 * 24 * 60 * 60 * 1000;

const keptSchema = z.object({
  version: z.literal(1),
  records: z.record(z.string(), z.object({ at: z.number(), record: z.looseObject({ query: z.looseObject({}) }) })),
});

/** Opens the records of a cache folder; null for records that last as long as the program. */
export function openRecordCache(folder: string | null): RecordCache {
  const path = folder === null ? null : join(folder, 'packages', 'records.json');
  let kept: Map<string, KeptRecord> | undefined;
  return {
    get: (key) => (kept ??= read(path)).get(key),
    put(records) {
      // Another process may have learned something meanwhile.
      kept = new Map([...(kept ?? []), ...read(path), ...records]);
      if (path !== null) write(path, kept);
    },
  };
}

function read(path: string | null): Map<string, KeptRecord> {
  if (path === null) return new Map();
  try {
    if (statSync(path).size > mostBytes) return new Map();
    const { records } = keptSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const oldest = Date.now() - longest;
    const fresh = Object.entries(records).filter(([, { at }]) => at > oldest);
    return new Map(fresh as unknown as [string, KeptRecord][]); // Our own file, of a version that is checked; nobody else may write it.
  } catch {
    return new Map(); // None yet, or one that was cut off: it is made anew.
  }
}

function write(path: string, records: ReadonlyMap<string, KeptRecord>): void {
  const newest = [...records].sort(([, one], [, other]) => other.at - one.at).slice(0, mostRecords);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, JSON.stringify({ version: 1, records: Object.fromEntries(newest) }), {
      mode: 0o600,
      flag: 'wx',
    });
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}
