import type { IndexColumns } from '../index-columns.ts';
import type { Steps } from '../steps.ts';
import { fields } from './fields.ts';

/** Which terms each file holds, file after file: those of file `n` stand from `starts[n]` up to `starts[n + 1]`. */
export interface PostingColumns {
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  /** For each term one count per field, side by side; a count stops at 255. */
  readonly counts: Uint8Array;
}

/** The same counts, term after term. */
type InvertedPostings = Pick<IndexColumns, 'postingStarts' | 'postingFiles' | 'postingCounts' | 'lengths'>;

/** Files between two pauses. */
const SLICE = 256;

/** Sorts postings by term, keeping the order of files: a counting sort. */
export function* invertPostings({ starts, terms, counts }: PostingColumns, termCount: number): Steps<InvertedPostings> {
  const [fileCount, width] = [starts.length - 1, fields.length];
  const termStarts = startsByTerm(terms, termCount);
  yield;
  const next = termStarts.slice();
  const files = new Uint32Array(terms.length);
  const moved = new Uint8Array(counts.length);
  const lengths = new Uint32Array(fileCount * width);
  for (let file = 0; file < fileCount; file += 1) {
    if (file % SLICE === 0) yield;
    for (let from = starts[file] ?? 0; from < (starts[file + 1] ?? 0); from += 1) {
      const term = terms[from] ?? 0;
      const to = next[term] ?? 0;
      next[term] = to + 1;
      files[to] = file;
      for (let field = 0; field < width; field += 1) {
        const count = counts[from * width + field] ?? 0;
        if (count === 0) continue;
        moved[to * width + field] = count;
        lengths[field * fileCount + file] = (lengths[field * fileCount + file] ?? 0) + count;
      }
    }
  }
  return { postingStarts: termStarts, postingFiles: files, postingCounts: moved, lengths };
}

function startsByTerm(terms: Uint32Array, termCount: number): Uint32Array {
  const starts = new Uint32Array(termCount + 1);
  for (let at = 0; at < terms.length; at += 1) {
    const after = (terms[at] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let term = 0; term < termCount; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  return starts;
}
