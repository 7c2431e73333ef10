import { fields } from './fields.ts';
import type { FieldWeights } from './fields.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Which terms each file holds, file after file: those of file `n` stand from `starts[n]` up to `starts[n + 1]`. */
export interface PostingColumns {
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  /** One column per field; a count stops at 255. */
  readonly counts: readonly Uint8Array[];
}

/** Which words, as written, each file holds, laid out like `PostingColumns`; `inCode` is 0 for one in comments and strings only. */
export interface FileWords {
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly inCode: Uint8Array;
}

/** How a query is scored. */
export interface ScoreOptions {
  readonly weights: FieldWeights;
  /** 1 for a file that takes part: only these are scored and counted in a term's rarity. All when left out. */
  readonly among?: Uint8Array;
}

/** Terms and words of all files in typed arrays. Files go by number, in the order of the index's paths. */
export interface TermIndex {
  readonly fileCount: number;
  readonly words: Vocabulary;
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

/** Turns file-after-file counts into term-after-term postings. */
export function createTermIndex(
  words: Vocabulary,
  terms: Vocabulary,
  columns: PostingColumns,
  fileWords: FileWords,
): TermIndex {
  const fileCount = columns.starts.length - 1;
  const { starts, files, counts } = transpose(columns, terms.words.length);
  const lengths = fieldLengths(columns);

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
      const norms = fields.map((field, at) =>
        LENGTHLESS.has(field) ? null : lengthNorms(lengths[at] ?? new Float64Array(0), among),
      );
      const used = fields.flatMap((field, at) => {
        const column = counts[at];
        return weights[field] > 0 && column !== undefined
          ? [{ weight: weights[field], column, norm: norms[at] ?? null }]
          : [];
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
          for (const { weight: fieldWeight, column, norm } of used) {
            const times = column[at] ?? 0;
            if (times > 0) count += (fieldWeight * times) / (norm === null ? 1 : (norm[file] ?? 1));
          }
          if (count > 0) scores[file] = (scores[file] ?? 0) + (rarity * count) / (K1 + count);
        }
      }
      return scores;
    },
  };
}

/** Counting sort by term; files stay in order within a term. */
function transpose({ starts, terms, counts }: PostingColumns, termCount: number) {
  const termStarts = new Uint32Array(termCount + 1);
  for (const term of terms) termStarts[term + 1] = (termStarts[term + 1] ?? 0) + 1;
  for (let term = 0; term < termCount; term += 1)
    termStarts[term + 1] = (termStarts[term + 1] ?? 0) + (termStarts[term] ?? 0);
  const next = termStarts.slice();
  const files = new Uint32Array(terms.length);
  const moved = counts.map((column) => new Uint8Array(column.length));
  for (let file = 0; file + 1 < starts.length; file += 1) {
    for (let from = starts[file] ?? 0; from < (starts[file + 1] ?? 0); from += 1) {
      const term = terms[from] ?? 0;
      const to = next[term] ?? 0;
      next[term] = to + 1;
      files[to] = file;
      for (let field = 0; field < counts.length; field += 1) {
        const column = moved[field];
        if (column !== undefined) column[to] = counts[field]?.[from] ?? 0;
      }
    }
  }
  return { starts: termStarts, files, counts: moved };
}

/** Terms of each file in each field. */
function fieldLengths({ starts, counts }: PostingColumns): readonly Float64Array[] {
  return counts.map((column) => {
    const lengths = new Float64Array(starts.length - 1);
    for (let file = 0; file < lengths.length; file += 1) {
      let sum = 0;
      for (let at = starts[file] ?? 0; at < (starts[file + 1] ?? 0); at += 1) sum += column[at] ?? 0;
      lengths[file] = sum;
    }
    return lengths;
  });
}

function lengthNorms(lengths: Float64Array, among: Uint8Array | undefined): Float64Array {
  let sum = 0;
  let taking = 0;
  lengths.forEach((length, file) => {
    if (among !== undefined && among[file] === 0) return;
    sum += length;
    taking += 1;
  });
  const average = sum / Math.max(1, taking) || 1;
  return lengths.map((length) => 1 - B + (B * length) / average);
}
