import { createByteReader, type ByteReader } from './byte-reader.ts';
import { createByteWriter, type ByteWriter } from './byte-writer.ts';
import { readStrings, writeStrings, type StringTable } from './string-table.ts';

/**
 * What the lexer learned of some blobs, with the strings that they use each kept once. It stands for itself: segments of
 * different processes lie in one log without having to agree on numbers.
 */
export interface LexedSegment {
  /** What each record is about, as `keyOf` gives it. */
  readonly keys: StringTable;
  readonly terms: StringTable;
  readonly words: StringTable;
  /** Terms that a word splits into: those of word `n` stand from `partStarts[n]` up to `partStarts[n + 1]`. */
  readonly partStarts: Uint32Array;
  readonly parts: Uint32Array;
  /** Modules as imports write them, and the names taken from them. */
  readonly modules: StringTable;
  readonly records: Uint8Array;
  /** Record `n` stands from `recordStarts[n]` up to `recordStarts[n + 1]`. */
  readonly recordStarts: Uint32Array;
}

/** The parts of a segment as they are written. */
export interface SegmentParts {
  readonly keys: readonly string[];
  readonly terms: readonly string[];
  readonly words: readonly string[];
  readonly partStarts: Uint32Array;
  readonly parts: Uint32Array;
  readonly modules: readonly string[];
  readonly records: Uint8Array;
  readonly recordStarts: Uint32Array;
}

/** Writes a segment. */
export function writeSegment(segment: SegmentParts): Uint8Array {
  const out = createByteWriter();
  const { keys, terms, words, modules, partStarts, parts, records, recordStarts } = segment;
  for (const strings of [keys, terms, words, modules]) writeStrings(strings, out);
  writeSteps(partStarts, out);
  for (const part of parts) out.number(part);
  writeSteps(recordStarts, out);
  out.bytes(records);
  return out.view();
}

/** Reads a segment, leaving each record to whoever needs it. Throws `RangeError` for bytes that are none. */
export function readSegment(bytes: Uint8Array): LexedSegment {
  const from = createByteReader(bytes);
  const [keys, terms, words, modules] = [readStrings(from), readStrings(from), readStrings(from), readStrings(from)];
  const partStarts = readSteps(from, words.starts.length);
  const parts = new Uint32Array(partStarts.at(-1) ?? 0);
  for (let at = 0; at < parts.length; at += 1) parts[at] = from.number();
  const recordStarts = readSteps(from, keys.starts.length);
  return {
    keys,
    terms,
    words,
    partStarts,
    parts,
    modules,
    records: from.bytes(recordStarts.at(-1) ?? 0),
    recordStarts,
  };
}

/** Ascending numbers from 0 on, each as the distance from the one before. */
function writeSteps(starts: Uint32Array, out: ByteWriter): void {
  for (let at = 1; at < starts.length; at += 1) out.number((starts[at] ?? 0) - (starts[at - 1] ?? 0));
}

function readSteps(from: ByteReader, count: number): Uint32Array {
  const starts = new Uint32Array(count);
  for (let at = 1; at < count; at += 1) starts[at] = (starts[at - 1] ?? 0) + from.number();
  return starts;
}
