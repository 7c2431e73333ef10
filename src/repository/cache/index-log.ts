import { closeSync, constants, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createSegmentBuilder } from './build-segment.ts';
import { readFrames, toFrame, type ReadFrames } from './frames.ts';
import type { IndexMemory } from './index-memory.ts';
import { sizeOf } from './lexed-record.ts';
import { readSegment, type LexedSegment } from './lexed-segment.ts';
import { hashOfHome, isMissing, keepYoung, LARGEST_LOG, logFolder, replaceLog, tidyLogs } from './log-folder.ts';

/** Where what the lexer learned is kept, and for whom. */
export interface CachePlace {
  /** Absolute; made when there is something to keep. */
  readonly folder: string;
  /** Of the program: another one may lex in another way. */
  readonly version: string;
  /** Told why the work goes on without the cache, or with less of it; must not throw. */
  readonly tell: (message: string) => void;
  /** For a process that builds more than one index. */
  readonly memory?: IndexMemory;
}

/** A record that an index was built from. */
export interface LexedPlace {
  readonly key: string;
  readonly segment: LexedSegment;
  readonly record: number;
}

/** The log of one repository. Neither reading nor writing it ever fails the work. */
export interface IndexLog {
  /** What is known, the newest last. */
  load(): readonly LexedSegment[];
  /** Keeps a segment that is new, at once: whatever happens to the process later, it is paid for. */
  append(fresh: Uint8Array): void;
  /** To be called once, last. `used` is all that the index was built from: the rest is dead. */
  settle(used: readonly LexedPlace[]): void;
}

/** Knows nothing and keeps nothing: for a few files that are lexed sooner than a log is read. */
export const noLog: IndexLog = { load: () => [], append: () => {}, settle: () => {} };

/** Raise it whenever the layout of a record changes, or what the lexer makes of a text. */
export const LEXER_VERSION = 1;

/** A log is written anew when it holds less than this share of what is used, or so many segments that merging them costs. */
const LEAST_USED = 0.5;
const MOST_SEGMENTS = 64;
/** Less than this, in bytes, is not worth writing anew. */
const SMALL = 256 * 1024;

/** Opens the log of the repository whose git folder, shared by all its worktrees, is at `home`. */
export function openIndexLog({ folder, version, tell }: CachePlace, home: string): IndexLog {
  const logs = logFolder(folder);
  const path = join(logs, `${hashOfHome(home)}.log`);
  const stamp = `${LEXER_VERSION} ${version}`;
  const header = toFrame(Buffer.from(JSON.stringify({ program: 'groundplan', stamp, home })), stamp);
  let loaded: Loaded = nothing;
  let appended = false;

  function complain(doing: string, error: unknown): void {
    tell(`The cache at ${path} could not be ${doing}: ${error instanceof Error ? error.message : String(error)}`);
  }

  function rewrite(frames: readonly Uint8Array[]): void {
    const content = Buffer.concat([header, ...frames]);
    if (content.length <= LARGEST_LOG) replaceLog(path, content);
  }

  return {
    load() {
      try {
        loaded = read(path, stamp);
      } catch (error) {
        loaded = nothing;
        if (!isMissing(error)) complain('read', error);
      }
      return loaded.segments;
    },
    append(fresh) {
      const { log, frames } = loaded;
      try {
        const frame = toFrame(fresh, stamp);
        const whole = appended || (frames.payloads.length > 0 && frames.sound === log.length);
        if (!whole || !append(path, frame))
          rewrite([log.subarray(Math.min(header.length, frames.sound), frames.sound), frame]);
        appended = true;
      } catch (error) {
        complain('written', error);
      }
    },
    settle(used) {
      const { segments } = loaded;
      loaded = nothing; // So that the log does not stay in memory.
      try {
        if (isWasteful(segments, used)) rewrite([toFrame(merge(used), stamp)]);
        else if (!appended) keepYoung(path);
        if (appended) tidyLogs(logs, path);
      } catch (error) {
        complain('written', error);
      }
    },
  };
}

/** What was read, with what it was read from. */
interface Loaded {
  readonly segments: readonly LexedSegment[];
  readonly log: Buffer;
  readonly frames: ReadFrames;
}

const nothing: Loaded = { segments: [], log: Buffer.alloc(0), frames: { payloads: [], sound: 0 } };

/** A log of another version has no sound frame at all. */
function read(path: string, stamp: string): Loaded {
  if (statSync(path).size > LARGEST_LOG) return nothing;
  const log = readFileSync(path);
  const frames = readFrames(log, stamp);
  return { segments: frames.payloads.slice(1).map(readSegment), log, frames };
}

function isWasteful(segments: readonly LexedSegment[], used: readonly LexedPlace[]): boolean {
  const all = new Set([...segments, ...used.map(({ segment }) => segment)]);
  if (all.size > MOST_SEGMENTS) return true;
  const kept = [...all].reduce((sum, { records }) => sum + records.length, 0);
  if (kept < SMALL) return false;
  const live = new Map(used.map(({ key, segment, record }) => [key, sizeOf(segment, record)]));
  return [...live.values()].reduce((sum, size) => sum + size, 0) < kept * LEAST_USED;
}

/** One segment of everything that is used. */
function merge(used: readonly LexedPlace[]): Uint8Array {
  const builder = createSegmentBuilder();
  const places = new Map(used.map((place) => [place.key, place]));
  for (const { key, segment, record } of places.values()) builder.copy(key, segment, record);
  return builder.finish();
}

/** One write at the end of a log that is there and not full, which other processes see whole or, if it is stopped, as a torn end. */
function append(path: string, frame: Uint8Array): boolean {
  let file: number;
  try {
    if (statSync(path).size + frame.length > LARGEST_LOG) return true;
    file = openSync(path, constants.O_WRONLY | constants.O_APPEND);
  } catch (error) {
    if (isMissing(error)) return false; // Cleared meanwhile.
    throw error;
  }
  try {
    writeSync(file, frame);
    return true;
  } finally {
    closeSync(file);
  }
}
