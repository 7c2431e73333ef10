import { scanWords, zones } from '../lexer/scan-words.ts';
import { splitIdentifier } from '../lexer/split-identifier.ts';
import type { WordSyntax } from '../lexer/word-syntax.ts';
import { fields } from './fields.ts';
import { createGrowingArray } from './growing-array.ts';
import type { PostingColumns } from './invert-postings.ts';
import { createTermIndex } from './term-index.ts';
import type { TermIndex } from './term-index.ts';
import { createTouchedCounts } from './touched-counts.ts';
import { createVocabulary } from './vocabulary.ts';

/** One file's text as the counter takes it. */
interface CountedFile {
  readonly path: string;
  readonly text: string;
  readonly syntax: WordSyntax;
  readonly definitions: readonly { readonly name: string }[];
}

/** Collects words and terms file by file. */
export interface TermCounter {
  /** Files are numbered in the order in which they are added. */
  add(file: CountedFile): void;
  finish(): TermIndex;
}

const DEFINITIONS = fields.indexOf('definitions');
const STEM = fields.indexOf('stem');
const FOLDERS = fields.indexOf('folders');
/** Longer "words" are encoded content. */
const LONGEST_WORD = 100;

/** Creates a counter. A word is an identifier as written; a term is what `splitIdentifier` makes of it. */
export function createTermCounter(): TermCounter {
  const words = createVocabulary();
  const terms = createVocabulary();
  const partStarts = createGrowingArray();
  const parts = createGrowingArray();
  const wordCounts = createTouchedCounts(zones.string + 1);
  const termCounts = createTouchedCounts(fields.length);
  const fileWords = { starts: createGrowingArray(), words: createGrowingArray(), inCode: createGrowingArray() };
  const postings = {
    starts: createGrowingArray(),
    terms: createGrowingArray(),
    counts: createGrowingArray(),
  };

  function countWord(text: string, start: number, end: number, zone: number): void {
    if (end - start < 2 || end - start > LONGEST_WORD) return;
    const word = words.intern(text, start, end);
    if (word === partStarts.length) learnParts(words.words[word] ?? '');
    wordCounts.add(word, zone, 1);
  }

  function learnParts(word: string): void {
    partStarts.push(parts.length);
    for (const part of splitIdentifier(word)) parts.push(terms.intern(part, 0, part.length));
  }

  function countParts(word: number, field: number, times: number): void {
    const end = word + 1 < partStarts.length ? partStarts.at(word + 1) : parts.length;
    for (let at = partStarts.at(word); at < end; at += 1) termCounts.add(parts.at(at), field, times);
  }

  function countName(name: string, field: number): void {
    for (const part of splitIdentifier(name)) termCounts.add(terms.intern(part, 0, part.length), field, 1);
  }

  function takeWords(): void {
    const { values, width, touched } = wordCounts.read();
    for (const word of touched) {
      const row = word * width;
      for (let zone = 0; zone <= zones.string; zone += 1) {
        const times = values[row + zone] ?? 0;
        if (times > 0) countParts(word, zone, times);
      }
      fileWords.words.push(word);
      fileWords.inCode.push(values[row + zones.code] ?? 0);
    }
    wordCounts.clear();
  }

  function takeTerms(): void {
    const { values, width, touched } = termCounts.read();
    for (const term of touched) {
      postings.terms.push(term);
      for (let at = term * width; at < term * width + fields.length; at += 1) postings.counts.push(values[at] ?? 0);
    }
    termCounts.clear();
  }

  return {
    add({ path, text, syntax, definitions }) {
      fileWords.starts.push(fileWords.words.length);
      postings.starts.push(postings.terms.length);
      scanWords(text, syntax, (start, end, zone) => countWord(text, start, end, zone));
      takeWords();
      for (const { name } of definitions) countName(name, DEFINITIONS);
      const folders = path.split('/');
      countName(stemOf(folders.pop() ?? ''), STEM);
      for (const folder of folders) countName(folder, FOLDERS);
      takeTerms();
    },
    finish() {
      fileWords.starts.push(fileWords.words.length);
      postings.starts.push(postings.terms.length);
      const columns: PostingColumns = {
        starts: postings.starts.finish(),
        terms: postings.terms.finish(),
        counts: toBytes(postings.counts.finish()),
      };
      const usedWords = {
        starts: fileWords.starts.finish(),
        words: fileWords.words.finish(),
        inCode: toBytes(fileWords.inCode.finish()),
      };
      return createTermIndex(words, terms, columns, usedWords);
    },
  };
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
