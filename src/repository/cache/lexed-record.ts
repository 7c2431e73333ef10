import type { SkipReason } from '../repository.ts';
import { createByteReader } from './byte-reader.ts';
import type { LexedSegment } from './lexed-segment.ts';

/** Reasons that only the content shows, as records number them; 0 is a text that was lexed. */
export const contentReasons: readonly (SkipReason | null)[] = [null, 'binary', 'generated', 'minified', 'plan'];

/** Told what a record holds, in this order; words and modules by their number in the segment. */
export interface RecordVisitor {
  /** A word of the text with how often it stands in code, comments and strings; words come as they first stand in the text. */
  word(word: number, code: number, comments: number, strings: number): void;
  definition(word: number, line: number): void;
  /** An import; the array of names is the visitor's to keep. */
  statement(module: number, names: readonly number[]): void;
}

/** What a record says of a blob as a whole. */
export interface RecordHead {
  /** Why the text is no evidence; null when it was lexed. */
  readonly reason: SkipReason | null;
  readonly lineCount: number;
}

/** Reads one record of a segment. */
export function readRecord(
  { records, recordStarts }: LexedSegment,
  record: number,
  visitor: RecordVisitor,
): RecordHead {
  const from = createByteReader(records, recordStarts[record]);
  const reason = contentReasons[from.number()] ?? null;
  if (reason !== null) return { reason, lineCount: 0 };
  const lineCount = from.number();
  for (let left = from.number(); left > 0; left -= 1) {
    const row = from.number();
    const code = row & 1 ? from.number() : 0;
    const comments = row & 2 ? from.number() : 0;
    visitor.word(row >>> 3, code, comments, row & 4 ? from.number() : 0);
  }
  let line = 0;
  for (let left = from.number(); left > 0; left -= 1) {
    const word = from.number();
    line += from.number();
    visitor.definition(word, line);
  }
  for (let left = from.number(); left > 0; left -= 1) {
    const module = from.number();
    const names: number[] = [];
    for (let more = from.number(); more > 0; more -= 1) names.push(from.number());
    visitor.statement(module, names);
  }
  return { reason, lineCount };
}

/** Bytes of a record. */
export function sizeOf({ recordStarts }: LexedSegment, record: number): number {
  return (recordStarts[record + 1] ?? 0) - (recordStarts[record] ?? 0);
}
