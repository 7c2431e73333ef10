import { readRecord, type RecordHead, type RecordVisitor } from '../cache/lexed-record.ts';
import type { LexedSegment } from '../cache/lexed-segment.ts';
import { toColumns } from '../cache/string-table.ts';
import type { IndexColumns } from '../index-columns.ts';
import { splitIdentifier } from '../lexer/split-identifier.ts';
import type { Steps } from '../steps.ts';
import { fields } from './fields.ts';
import { createGrowingArray, createGrowingCounts } from './growing-array.ts';
import { invertPostings } from './invert-postings.ts';
import { createTouchedCounts } from './touched-counts.ts';
import { createVocabulary } from './vocabulary.ts';
import { layOutSlots } from './word-table.ts';

/** The columns that tell of words and terms. */
export type TermColumns = Pick<
  IndexColumns,
  | 'wordText'
  | 'wordStarts'
  | 'wordSlots'
  | 'termText'
  | 'termStarts'
  | 'termSlots'
  | 'fileWordStarts'
  | 'fileWords'
  | 'inCode'
  | 'postingStarts'
  | 'postingFiles'
  | 'postingCounts'
  | 'lengths'
  | 'definitionStarts'
  | 'definitionWords'
  | 'definitionLines'
>;

/** Collects words and terms file by file. */
export interface TermCounter {
  /**
   * Adds a file by what the lexer learned of its blob; one that is no evidence is not added. Files are numbered in the order in
   * which they are added, words and terms in the order in which they first come, whatever segments they come from.
   */
  add(path: string, segment: LexedSegment, record: number, statement: RecordVisitor['statement']): RecordHead;
  /** To be called once; pauses now and then. */
  finish(): Steps<TermColumns>;
}

const DEFINITIONS = fields.indexOf('definitions');
const STEM = fields.indexOf('stem');
const FOLDERS = fields.indexOf('folders');
const [CODE, COMMENTS, STRINGS] = [fields.indexOf('code'), fields.indexOf('comments'), fields.indexOf('strings')];

/**
 * Creates a counter for about so many bytes of records: a word of a file takes three to four. Arrays that grow in doubling steps
 * make the collector of garbage run. A word is an identifier as written; a term is what `splitIdentifier` makes of it. */
export function createTermCounter(bytes: number): TermCounter {
  const rows = bytes >>> 2;
  const [words, terms] = [createVocabulary(slice), createVocabulary(slice)];
  const termCounts = createTouchedCounts(fields.length);
  const fileWords = { starts: createGrowingArray(), words: createGrowingArray(rows), inCode: createGrowingArray(rows) };
  const postings = {
    starts: createGrowingArray(),
    terms: createGrowingArray(rows),
    counts: createGrowingCounts(fields.length, rows),
  };
  const defined = { starts: createGrowingArray(), words: createGrowingArray(), lines: createGrowingArray() };
  const numberings = new Map<LexedSegment, Numbering>();

  function numberingOf(segment: LexedSegment): Numbering {
    const known = numberings.get(segment) ?? {
      words: new Int32Array(segment.words.starts.length).fill(-1),
      terms: new Int32Array(segment.terms.starts.length).fill(-1),
    };
    numberings.set(segment, known);
    return known;
  }

  function wordOf({ words: { text, starts } }: LexedSegment, known: Int32Array, word: number): number {
    if ((known[word] ?? -1) < 0) known[word] = words.intern(text, starts[word] ?? 0, starts[word + 1] ?? 0);
    return known[word] ?? 0;
  }

  function countParts(
    { partStarts, parts, terms: own }: LexedSegment,
    known: Int32Array,
    word: number,
    field: number,
    times: number,
  ): void {
    for (let at = partStarts[word] ?? 0; at < (partStarts[word + 1] ?? 0); at += 1) {
      const part = parts[at] ?? 0;
      if ((known[part] ?? -1) < 0)
        known[part] = terms.intern(own.text, own.starts[part] ?? 0, own.starts[part + 1] ?? 0);
      termCounts.add(known[part] ?? 0, field, times);
    }
  }

  function countName(name: string, field: number): void {
    for (const part of splitIdentifier(name)) termCounts.add(terms.intern(part, 0, part.length), field, 1);
  }

  function takeTerms(): void {
    const { values, width, touched } = termCounts.read();
    for (const term of touched) {
      postings.terms.push(term);
      postings.counts.push(values, term * width);
    }
    termCounts.clear();
  }

  return {
    add(path, segment, record, statement) {
      const known = numberingOf(segment);
      const before = { words: fileWords.words.length, terms: postings.terms.length, defined: defined.words.length };
      const head = readRecord(segment, record, {
        statement,
        word(word, code, comments, strings) {
          fileWords.words.push(wordOf(segment, known.words, word));
          fileWords.inCode.push(code);
          if (code > 0) countParts(segment, known.terms, word, CODE, code);
          if (comments > 0) countParts(segment, known.terms, word, COMMENTS, comments);
          if (strings > 0) countParts(segment, known.terms, word, STRINGS, strings);
        },
        definition(word, line) {
          countParts(segment, known.terms, word, DEFINITIONS, 1);
          defined.words.push(wordOf(segment, known.words, word));
          defined.lines.push(line);
        },
      });
      if (head.reason !== null) return head;
      fileWords.starts.push(before.words);
      postings.starts.push(before.terms);
      defined.starts.push(before.defined);
      const folders = path.split('/');
      countName(stemOf(folders.pop() ?? ''), STEM);
      for (const folder of folders) countName(folder, FOLDERS);
      takeTerms();
      return head;
    },
    *finish() {
      fileWords.starts.push(fileWords.words.length);
      postings.starts.push(postings.terms.length);
      defined.starts.push(defined.words.length);
      const inverted = yield* invertPostings(
        { starts: postings.starts.finish(), terms: postings.terms.finish(), counts: postings.counts.finish() },
        terms.words.length,
      );
      const wordColumns = toColumns(words.words);
      yield;
      const termColumns = toColumns(terms.words);
      yield;
      return {
        wordText: wordColumns.bytes,
        wordStarts: wordColumns.starts,
        wordSlots: layOutSlots(wordColumns),
        termText: termColumns.bytes,
        termStarts: termColumns.starts,
        termSlots: layOutSlots(termColumns),
        fileWordStarts: fileWords.starts.finish(),
        fileWords: fileWords.words.finish(),
        inCode: toBytes(fileWords.inCode.finish()),
        ...inverted,
        definitionStarts: defined.starts.finish(),
        definitionWords: defined.words.finish(),
        definitionLines: defined.lines.finish(),
      };
    },
  };
}

/** The number here of each word and term of a segment, or -1 for one that has none yet. */
interface Numbering {
  readonly words: Int32Array;
  readonly terms: Int32Array;
}

/** The text is the table of a segment, of which nearly all is used. */
function slice(text: string, start: number, end: number): string {
  return text.slice(start, end);
}

/** Counts that stop at 255. */
function toBytes(counts: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(counts.length);
  for (let at = 0; at < counts.length; at += 1) bytes[at] = Math.min(255, counts[at] ?? 0);
  return bytes;
}

/** The name of a file without its ending: `user.service.ts` is `user.service`. */
function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
