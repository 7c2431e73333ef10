import { fields } from './fields.ts';
import type { FieldWeights } from './fields.ts';
import type { IndexColumns } from '../index-columns.ts';
import type { WordTable } from './word-table.ts';

/** Which words, as written, each file holds: those of file `n` stand from `starts[n]` up to `starts[n + 1]`; `inCode` is 0 for one in comments and strings only. */
export interface FileWords {
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly inCode: Uint8Array;
}

/** How a query is scored. */
interface ScoreOptions {
  readonly weights: FieldWeights;
  /** 1 for a file that takes part: only these are scored and counted in a term's rarity. All when left out. */
  readonly among?: Uint8Array;
}

/** Terms and words of all files in typed arrays. Files go by number, in the order of the index's paths. */
export interface TermIndex {
  readonly fileCount: number;
  readonly words: WordTable;
  readonly fileWords: FileWords;
  /** BM25F of each file for weighted terms. */
  score(query: ReadonlyMap<string, number>, options: ScoreOptions): Float64Array;
  /** Number of files, among those that take part, that hold the term. */
  filesHolding(term: string, among?: Uint8Array): number;
  /** Files that hold the term, in any field. */
  filesOf(term: string): Uint32Array;
}

/** From the same tuning as the field weights: long files are repetitive code, so saturation comes late and length counts half. */
const K1 = 3;
const B = 0.5;
/** Fields whose length says nothing: a file that defines much is not the less about each definition. */
const LENGTHLESS = new Set(['definitions', 'stem', 'folders']);

/** A view of an index's words and terms. */
export function createTermIndex(words: WordTable, terms: WordTable, columns: IndexColumns): TermIndex {
  const { postingStarts: starts, postingFiles: files, postingCounts: counts, lengths } = columns;
  const fileCount = columns.listed.length;
  const fileWords = { starts: columns.fileWordStarts, words: columns.fileWords, inCode: columns.inCode };

  function postingsOf(term: string): readonly [number, number] {
    const number = terms.find(term);
    return number < 0 ? [0, 0] : [starts[number] ?? 0, starts[number + 1] ?? 0];
  }

  function filesHolding(term: string, among?: Uint8Array): number {
    const [from, to] = postingsOf(term);
    if (among === undefined) return to - from;
    let holding = 0;
    for (let at = from; at < to; at += 1) holding += among[files[at] ?? 0] ?? 0;
    return holding;
  }

  return {
    fileCount,
    words,
    fileWords,
    filesHolding,
    filesOf: (term) => files.subarray(...postingsOf(term)),
    score(query, { weights, among }) {
      const scores = new Float64Array(fileCount);
      const taking = among === undefined ? fileCount : among.reduce((sum, one) => sum + one, 0);
      const used = fields.flatMap((field, column) => {
        const own = lengths.subarray(column * fileCount, (column + 1) * fileCount);
        const norms = LENGTHLESS.has(field) ? null : lengthNorms(own, among);
        return weights[field] > 0 ? [{ weight: weights[field], column, norms }] : [];
      });
      for (const [term, weight] of query) {
        const [from, to] = postingsOf(term);
        if (from === to) continue;
        const holding = filesHolding(term, among);
        const rarity = weight * Math.log(1 + (taking - holding + 0.5) / (holding + 0.5));
        for (let at = from; at < to; at += 1) {
          const file = files[at] ?? 0;
          if (among !== undefined && among[file] === 0) continue;
          let count = 0;
          for (const field of used) {
            const times = counts[at * fields.length + field.column] ?? 0;
            if (times > 0) count += (field.weight * times) / (field.norms?.[file] ?? 1);
          }
          if (count > 0) scores[file] = (scores[file] ?? 0) + (rarity * count) / (K1 + count);
        }
      }
      return scores;
    },
  };
}

function lengthNorms(lengths: Uint32Array, among: Uint8Array | undefined): Float64Array {
  let sum = 0;
  let taking = 0;
  lengths.forEach((length, file) => {
    if (among !== undefined && among[file] === 0) return;
    sum += length;
    taking += 1;
  });
  const average = sum / Math.max(1, taking) || 1;
  return Float64Array.from(lengths, (length) => 1 - B + (B * length) / average);
}
