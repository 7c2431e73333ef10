import type { IndexColumns } from '../index-columns.ts';
import { fields } from '../search/fields.ts';
import type { Steps } from '../steps.ts';
import type { Run } from './merge-rows.ts';

type Postings = Pick<IndexColumns, 'postingStarts' | 'postingFiles' | 'postingCounts'>;

/** How files and terms of the parts are numbered in the whole. */
interface MergeNumbers {
  readonly runs: readonly Run[];
  /** Of each fresh term. */
  readonly terms: Uint32Array;
  /** Terms in all. */
  readonly count: number;
}

/** Terms between two pauses. */
const SLICE = 4096;

/** Puts the files of each term together, in their new order. */
export function* mergePostings(
  base: IndexColumns,
  fresh: IndexColumns,
  { runs, terms, count }: MergeNumbers,
): Steps<Postings> {
  const width = fields.length;
  const places = placeFiles(runs, base.listed.length, fresh.listed.length);
  const freshTerm = new Int32Array(count).fill(-1);
  terms.forEach((term, number) => (freshTerm[term] = number));
  const most = base.postingFiles.length + fresh.postingFiles.length;
  const starts = new Uint32Array(count + 1);
  const files = new Uint32Array(most);
  const counts = new Uint8Array(most * width);
  let to = 0;

  function take(from: Postings, at: number, file: number): void {
    files[to] = file;
    for (let field = 0; field < width; field += 1)
      counts[to * width + field] = from.postingCounts[at * width + field] ?? 0;
    to += 1;
  }

  for (let term = 0; term < count; term += 1) {
    if (term % SLICE === 0) yield;
    const own = freshTerm[term] ?? -1;
    let at = own < 0 ? 0 : (fresh.postingStarts[own] ?? 0);
    const end = own < 0 ? 0 : (fresh.postingStarts[own + 1] ?? 0);
    for (let old = base.postingStarts[term] ?? 0; old < (base.postingStarts[term + 1] ?? 0); old += 1) {
      const file = places.base[base.postingFiles[old] ?? 0] ?? -1;
      if (file < 0) continue;
      for (; at < end && (places.fresh[fresh.postingFiles[at] ?? 0] ?? 0) < file; at += 1)
        take(fresh, at, places.fresh[fresh.postingFiles[at] ?? 0] ?? 0);
      take(base, old, file);
    }
    for (; at < end; at += 1) take(fresh, at, places.fresh[fresh.postingFiles[at] ?? 0] ?? 0);
    starts[term + 1] = to;
  }
  return { postingStarts: starts, postingFiles: files.slice(0, to), postingCounts: counts.slice(0, to * width) };
}

/** The new number of each file; -1 for one that is left out. */
function placeFiles(runs: readonly Run[], baseCount: number, freshCount: number) {
  const places = { base: new Int32Array(baseCount).fill(-1), fresh: new Int32Array(freshCount).fill(-1) };
  let to = 0;
  for (const { isFresh, start, end } of runs)
    for (let at = start; at < end; at += 1) {
      (isFresh ? places.fresh : places.base)[at] = to;
      to += 1;
    }
  return places;
}
