import type { ImportStatement } from '../lexer/imports/import-rules.ts';
import { scanWords, zones } from '../lexer/scan-words.ts';
import { splitIdentifier } from '../lexer/split-identifier.ts';
import type { WordSyntax } from '../lexer/word-syntax.ts';
import type { SkipReason } from '../repository.ts';
import { createGrowingArray } from '../search/growing-array.ts';
import { createTouchedCounts } from '../search/touched-counts.ts';
import { createVocabulary } from '../search/vocabulary.ts';
import { createByteWriter } from './byte-writer.ts';
import { contentReasons, readRecord } from './lexed-record.ts';
import { writeSegment, type LexedSegment } from './lexed-segment.ts';
import { stringAt } from './string-table.ts';

/** The text of a blob with what patterns found in it; its words are counted here. */
export interface LexedText {
  readonly text: string;
  readonly syntax: WordSyntax;
  readonly lineCount: number;
  readonly definitions: readonly { readonly name: string; readonly line: number }[];
  readonly statements: readonly ImportStatement[];
}

/** Collects records; each call that adds one gives its number. */
export interface SegmentBuilder {
  readonly count: number;
  add(key: string, lexed: LexedText): number;
  /** A blob whose text is no evidence. */
  addSkipped(key: string, reason: SkipReason): number;
  /** A record of another segment. */
  copy(key: string, segment: LexedSegment, record: number): number;
  finish(): Uint8Array;
}

/** Longer "words" are encoded content. */
const LONGEST_WORD = 100;

/** Creates a builder. A word is an identifier as written; a term is what `splitIdentifier` makes of it. */
export function createSegmentBuilder(): SegmentBuilder {
  const [keys, recordStarts, records] = [new Array<string>(), createGrowingArray(), createByteWriter(1 << 16)];
  const [words, terms, modules] = [createVocabulary(), createVocabulary(), createVocabulary()];
  const [partStarts, parts] = [createGrowingArray(), createGrowingArray()];
  const counts = createTouchedCounts(zones.string + 1);

  function start(key: string, reason: SkipReason | null): number {
    recordStarts.push(records.length);
    records.number(Math.max(0, contentReasons.indexOf(reason)));
    return keys.push(key) - 1;
  }

  function numberOf(text: string, from: number, to: number): number {
    const word = words.intern(text, from, to);
    if (word === partStarts.length) {
      partStarts.push(parts.length);
      for (const part of splitIdentifier(words.words[word] ?? '')) parts.push(terms.intern(part, 0, part.length));
    }
    return word;
  }

  function moduleOf(name: string): number {
    return modules.intern(name, 0, name.length);
  }

  function countWords(text: string, syntax: WordSyntax): void {
    scanWords(text, syntax, (from, to, zone) => {
      if (to - from >= 2 && to - from <= LONGEST_WORD) counts.add(numberOf(text, from, to), zone, 1);
    });
  }

  function writeWords(): void {
    const { values, width, touched } = counts.read();
    records.number(touched.length);
    for (const word of touched) {
      const [code = 0, comments = 0, strings = 0] = [
        values[word * width],
        values[word * width + 1],
        values[word * width + 2],
      ];
      records.number((word << 3) | (code > 0 ? 1 : 0) | (comments > 0 ? 2 : 0) | (strings > 0 ? 4 : 0));
      if (code > 0) records.number(code);
      if (comments > 0) records.number(comments);
      if (strings > 0) records.number(strings);
    }
    counts.clear();
  }

  function writeDefinitions(definitions: LexedText['definitions']): void {
    let before = 0;
    records.number(definitions.length);
    for (const { name, line } of definitions) {
      records.number(numberOf(name, 0, name.length));
      records.number(line - before);
      before = line;
    }
  }

  function writeStatements(statements: readonly ImportStatement[]): void {
    records.number(statements.length);
    for (const { module, names } of statements) {
      records.number(moduleOf(module));
      records.number(names.length);
      for (const name of names) records.number(moduleOf(name));
    }
  }

  return {
    get count() {
      return keys.length;
    },
    add(key, { text, syntax, lineCount, definitions, statements }) {
      const record = start(key, null);
      records.number(lineCount);
      countWords(text, syntax);
      writeWords();
      writeDefinitions(definitions);
      writeStatements(statements);
      return record;
    },
    addSkipped: start,
    copy(key, segment, copied) {
      const own = (word: number) =>
        numberOf(segment.words.text, segment.words.starts[word] ?? 0, segment.words.starts[word + 1] ?? 0);
      const [definitions, statements] = [new Array<LexedText['definitions'][number]>(), new Array<ImportStatement>()];
      const { reason, lineCount } = readRecord(segment, copied, {
        word: (word, ...times) => times.forEach((count, zone) => count > 0 && counts.add(own(word), zone, count)),
        definition: (word, line) => definitions.push({ name: stringAt(segment.words, word), line }),
        statement: (module, names) =>
          statements.push({
            module: stringAt(segment.modules, module),
            names: names.map((name) => stringAt(segment.modules, name)),
          }),
      });
      const record = start(key, reason);
      if (reason !== null) return record;
      records.number(lineCount);
      writeWords();
      writeDefinitions(definitions);
      writeStatements(statements);
      return record;
    },
    finish: () => {
      partStarts.push(parts.length);
      recordStarts.push(records.length);
      return writeSegment({
        keys,
        terms: terms.words,
        words: words.words,
        partStarts: partStarts.finish(),
        parts: parts.finish(),
        modules: modules.words,
        records: records.view(),
        recordStarts: recordStarts.finish(),
      });
    },
  };
}
