import { createSegmentBuilder, type LexedText, type SegmentBuilder } from './cache/build-segment.ts';
import type { IndexLog } from './cache/index-log.ts';
import { contentReasons, sizeOf } from './cache/lexed-record.ts';
import { readSegment, type LexedSegment } from './cache/lexed-segment.ts';
import { stringAt } from './cache/string-table.ts';
import type { CodeIndex } from './code-index.ts';
import { languageOf } from './languages.ts';
import { findDefinitions } from './lexer/find-definitions.ts';
import { findImports } from './lexer/imports/resolve-imports.ts';
import { wordSyntaxOf } from './lexer/word-syntax.ts';
import type { Repository, RepositoryFile, SkipReason } from './repository.ts';

/** What a look at a file's content showed. */
export interface Look {
  /** Null when it may not be read, and why. */
  readonly text: string | null;
  readonly reason: SkipReason | null;
  /** The content is that of the file's blob id: it did not change since the files were listed, and no filter made it. */
  readonly exact: boolean;
}

/** How an index is built with the help of what is known of their blobs. */
export interface Recall {
  readonly log: IndexLog;
  look(path: string): Look;
  /** What the content of this file is known by: its blob id and all else that the outcome hangs on; null when nothing may be recalled. */
  keyOf(file: RepositoryFile): string | null;
  /** Notes on a file that its content is no evidence, without a look at it. */
  skip(path: string, reason: SkipReason): void;
  /** The index as it was built before, if nothing changed since. */
  known(): CodeIndex | null;
  /** Keeps an index that was built from nothing but what the blob ids name. */
  remember(index: CodeIndex): void;
}

/** A file and the record of what the lexer learned of it. */
export interface LexedFile {
  readonly path: string;
  readonly language: string | null;
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

/** Lexes files, each blob once; what is known of one is taken from the log, and what was learned is kept there. */
export function lexFiles(files: readonly RepositoryFile[], read: Repository['read'], recall: Recall | null): Lexed {
  const known = shelve(recall?.log.load() ?? []);
  const builders = { kept: createSegmentBuilder(), passing: createSegmentBuilder() };
  const found = files.flatMap((file) => {
    const { path } = file;
    const language = languageOf(path);
    const key = recall?.keyOf(file) ?? null;
    const place = (key === null ? undefined : known.get(key)) ?? lexFile(path, key, recall, read, builders);
    if (place === null) return [];
    if (place.key !== null) known.set(place.key, place);
    return [{ path, language: language?.id ?? null, place }];
  });
  const fresh = builders.kept.finish();
  const segments = new Map<Place['from'], LexedSegment>([
    [builders.kept, readSegment(fresh)],
    [builders.passing, readSegment(builders.passing.finish())],
  ]);
  const lexed = found.flatMap(({ place: { from, key, record }, ...file }) => {
    const segment = 'records' in from ? from : segments.get(from);
    return segment === undefined ? [] : [{ ...file, key, segment, record }];
  });
  const used = lexed.flatMap(({ key, segment, record }) => (key === null ? [] : [{ key, segment, record }]));
  recall?.log.save(builders.kept.count === 0 ? null : fresh, used);
  const bytes = lexed.reduce((sum, { segment, record }) => sum + sizeOf(segment, record), 0);
  return { files: lexed, bytes, certain: lexed.length === files.length && used.length === lexed.length };
}

/** Where a record stands, or will stand once its segment is built. */
interface Place {
  readonly from: LexedSegment | SegmentBuilder;
  readonly record: number;
  /** Null for what is not kept. */
  readonly key: string | null;
}

/** Of several records of one blob the newest is taken. */
function shelve(segments: readonly LexedSegment[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const from of segments) {
    for (let record = 0; record + 1 < from.keys.starts.length; record += 1) {
      const key = stringAt(from.keys, record);
      places.set(key, { from, record, key });
    }
  }
  return places;
}

/** Null for a file that is no evidence, for a reason that lies not in its blob alone. */
function lexFile(
  path: string,
  key: string | null,
  recall: Recall | null,
  read: Repository['read'],
  { kept, passing }: { readonly kept: SegmentBuilder; readonly passing: SegmentBuilder },
): Place | null {
  const { text, reason, exact } = recall?.look(path) ?? { text: read(path), reason: null, exact: false };
  const [from, own] = exact && key !== null ? [kept, key] : [passing, null];
  if (text !== null) return { from, record: from.add(own ?? '', lexText(path, text)), key: own };
  if (own === null || reason === null || !contentReasons.includes(reason)) return null;
  return { from, record: from.addSkipped(own, reason), key: own };
}

function lexText(path: string, text: string): LexedText {
  const language = languageOf(path);
  const id = language?.id ?? null;
  return {
    text,
    syntax: wordSyntaxOf(language),
    lineCount: countLines(text),
    definitions: findDefinitions(text, id),
    statements: findImports(text, id),
  };
}

function countLines(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
