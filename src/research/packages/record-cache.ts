import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { makeCacheFolder } from '../../make-cache-folder.ts';
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

const file = 'records.json';

/** The folder of the records in a cache folder. */
function recordsFolder(cache: string): string {
  return join(cache, 'packages');
}

/** How many packages a cache folder has records of, and the bytes that they take. */
export function measureRecords(cache: string): { readonly packages: number; readonly bytes: number } {
  const bytes = listFiles(cache).reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  const records = [...read(join(recordsFolder(cache), file)).values()];
  const packages = new Set(records.map(({ record: { query } }) => `${query.ecosystem} ${query.name}`));
  return { packages: packages.size, bytes };
}

/** Removes all records of a cache folder, and nothing else that lies there; the number of the packages. */
export function clearRecords(cache: string): number {
  const { packages } = measureRecords(cache);
  for (const path of listFiles(cache)) rmSync(path, { force: true });
  return packages;
}

/** The file, and what stopped processes left of one. */
function listFiles(cache: string): readonly string[] {
  const folder = recordsFolder(cache);
  try {
    return readdirSync(folder).flatMap((name) =>
      /^records\.json(?:\.[0-9a-f]{12}\.tmp)?$/u.test(name) ? [join(folder, name)] : [],
    );
  } catch {
    return []; // Nothing was kept yet.
  }
}

/** Opens the records of a cache folder; null for records that last as long as the program. */
export function openRecordCache(folder: string | null): RecordCache {
  const path = folder === null ? null : join(recordsFolder(folder), file);
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
    makeCacheFolder(dirname(path));
    writeFileSync(temporary, JSON.stringify({ version: 1, records: Object.fromEntries(newest) }), {
      mode: 0o600,
      flag: 'wx',
    });
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}
