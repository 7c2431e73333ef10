import { readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import { columnKinds, type ColumnName, type IndexColumns } from '../index-columns.ts';
import type { IndexSnapshot } from '../index-snapshot.ts';
import { contentReasons } from './lexed-record.ts';
import { readFrames, toFrame } from './frames.ts';
import { LEXER_VERSION, type CachePlace } from './index-log.ts';
import { isMissing, keepYoung, logFolder, replaceLog, tidyLogs, treeFile } from './log-folder.ts';

/** Raise it whenever the columns of an index change, or what an import is found to mean. */
export const INDEX_VERSION = 1;

/** A larger index is put together from its records each time. */
const LARGEST = 128 * 1024 * 1024;

/** The picture of the whole index of one working tree. Neither reading nor writing it ever fails the work. */
export interface SnapshotFile {
  /** The index as it was kept last if it is that of this state; null for none. */
  load(state: string): IndexSnapshot | null;
  /** The index as it was kept last, of whatever state. */
  loadAny(): IndexSnapshot | null;
  save(snapshot: IndexSnapshot): void;
}

/** Opens the picture of a working tree at `root`, beside the log of its repository. */
export function openSnapshotFile({ folder, version, tell }: CachePlace, home: string, root: string): SnapshotFile {
  const path = treeFile(folder, { home, root }, '.snapshot');
  const stamp = `${INDEX_VERSION} ${LEXER_VERSION} ${version} ${endianness()} ${root}`;
  let read: Sections | null | undefined;

  function complain(doing: string, error: unknown): void {
    tell(`The cache at ${path} could not be ${doing}: ${error instanceof Error ? error.message : String(error)}`);
  }

  function sections(): Sections | null {
    if (read !== undefined) return read;
    read = null;
    try {
      const [payload] = readFrames(readFileSync(path), stamp).payloads;
      if (payload !== undefined) read = readSections(payload);
    } catch (error) {
      if (!isMissing(error)) complain('read', error);
    }
    return read;
  }

  return {
    load(state) {
      const found = sections();
      if (found === null || !Buffer.from(state).equals(found.get('state') ?? Buffer.alloc(0))) return null;
      keepYoung(path);
      return toSnapshot(found, state);
    },
    loadAny() {
      const found = sections();
      return found === null ? null : toSnapshot(found, found.get('state')?.toString('utf8') ?? '');
    },
    save(snapshot) {
      try {
        const payload = writeSections(sectionsOf(snapshot));
        if (payload.length > LARGEST) return;
        replaceLog(path, toFrame(payload, stamp));
        tidyLogs(logFolder(folder), path);
      } catch (error) {
        complain('written', error);
      }
    },
  };
}

type Sections = ReadonlyMap<string, Buffer>;

function sectionsOf({ state, columns, skipped, inputs }: IndexSnapshot): ReadonlyMap<string, Uint8Array> {
  const rows = skipped.flatMap(({ listed, reason }) => [listed, contentReasons.indexOf(reason)]);
  return new Map([
    ['state', Buffer.from(state)],
    ['skipped', bytesOf(Uint32Array.from(rows))],
    ['inputs', bytesOf(Uint32Array.from(inputs))],
    ...Object.entries(columns).map(([name, column]) => [name, bytesOf(column)] as const),
  ]);
}

function toSnapshot(sections: Sections, state: string): IndexSnapshot {
  const rows = numbersOf(sections.get('skipped'));
  const names = Object.keys(columnKinds) as ColumnName[]; // TypeScript does not tell the keys of a constant.
  const columns = Object.fromEntries(names.map((name) => [name, views[columnKinds[name]](sections.get(name))]));
  return {
    state,
    columns: columns as IndexColumns, // Each name with the kind that is its own, which `fromEntries` forgets.
    skipped: Array.from({ length: rows.length / 2 }, (_, at) => ({
      listed: rows[at * 2] ?? 0,
      reason: contentReasons[rows[at * 2 + 1] ?? 0] ?? 'unreadable',
    })),
    inputs: [...numbersOf(sections.get('inputs'))],
  };
}

function numbersOf(bytes: Buffer | undefined): Uint32Array {
  const { buffer, byteOffset, length } = onBoundary(bytes);
  return new Uint32Array(buffer, byteOffset, Math.floor(length / 4));
}

function signedOf(bytes: Buffer | undefined): Int32Array {
  const { buffer, byteOffset, length } = onBoundary(bytes);
  return new Int32Array(buffer, byteOffset, Math.floor(length / 4));
}

const views = { bytes: onBoundary, numbers: numbersOf, signed: signedOf } as const;

/** The bytes themselves where they lie as numbers must, else a copy. */
function onBoundary(bytes: Uint8Array = new Uint8Array()): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

const BOUNDARY = 8;

/** Where each section lies in what follows, as JSON behind its own length, then the sections. */
function writeSections(sections: ReadonlyMap<string, Uint8Array>): Buffer {
  let end = 0;
  const places = [...sections].map(([name, { length }]) => {
    const start = end;
    end = padded(start + length);
    return [name, start, length] as const;
  });
  const head = Buffer.from(JSON.stringify(places));
  const start = padded(4 + head.length);
  const payload = Buffer.alloc(start + end);
  payload.writeUInt32LE(head.length, 0);
  payload.set(head, 4);
  for (const [name, from] of places) payload.set(sections.get(name) ?? [], start + from);
  return payload;
}

function readSections(payload: Buffer): Sections {
  const length = payload.readUInt32LE(0);
  const places: readonly (readonly [string, number, number])[] = JSON.parse(payload.toString('utf8', 4, 4 + length));
  const start = padded(4 + length);
  return new Map(places.map(([name, from, size]) => [name, payload.subarray(start + from, start + from + size)]));
}

function padded(length: number): number {
  return Math.ceil(length / BOUNDARY) * BOUNDARY;
}
