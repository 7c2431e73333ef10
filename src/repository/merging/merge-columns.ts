import type { IndexColumns } from '../index-columns.ts';
import { fields } from '../search/fields.ts';
import type { Steps } from '../steps.ts';
import { mergePostings } from './merge-postings.ts';
import { mergeRows, rowRuns, type Run } from './merge-rows.ts';
import { mergeWords } from './merge-words.ts';

/** The files of two indexes in one order. */
export interface MergeOrder {
  /** Stretches of files, one behind the other; files of the base that stand in none are left out. */
  readonly runs: readonly Run[];
  /** The listed number of each file. */
  readonly listed: Uint32Array;
}

/** All columns but those of imports, whose meaning hangs on other files. */
type MergedColumns = Omit<IndexColumns, 'importStarts' | 'imports' | 'externalStarts' | 'externals'>;

/**
 * Puts two indexes together: what stays is moved in blocks, and only what is new is looked at. Words keep the numbers of the base;
 * one that nobody uses any more keeps its number too.
 */
export function* mergeColumns(
  base: IndexColumns,
  fresh: IndexColumns,
  { runs, listed }: MergeOrder,
): Steps<MergedColumns & { readonly moduleNumbers: Uint32Array }> {
  const words = mergeWords(
    { bytes: base.wordText, starts: base.wordStarts, slots: base.wordSlots },
    { bytes: fresh.wordText, starts: fresh.wordStarts },
  );
  yield;
  const terms = mergeWords(
    { bytes: base.termText, starts: base.termStarts, slots: base.termSlots },
    { bytes: fresh.termText, starts: fresh.termStarts },
  );
  yield;
  const modules = mergeWords(
    { bytes: base.moduleText, starts: base.moduleStarts, slots: null },
    { bytes: fresh.moduleText, starts: fresh.moduleStarts },
  );
  yield;
  const held = mergeRows(runs, base.fileWordStarts, fresh.fileWordStarts);
  const defined = mergeRows(runs, base.definitionStarts, fresh.definitionStarts);
  const stated = mergeRows(runs, base.statementStarts, fresh.statementStarts);
  const statementRuns = rowRuns(runs, base.statementStarts, fresh.statementStarts);
  const named = mergeRows(statementRuns, base.nameStarts, fresh.nameStarts);
  yield;
  const postings = yield* mergePostings(base, fresh, { runs, terms: terms.numbers, count: terms.starts.length - 1 });
  return {
    listed,
    lineCounts: mergeValues(runs, base.lineCounts, fresh.lineCounts, listed.length),
    wordText: words.bytes,
    wordStarts: words.starts,
    wordSlots: words.slots,
    termText: terms.bytes,
    termStarts: terms.starts,
    termSlots: terms.slots,
    moduleText: modules.bytes,
    moduleStarts: modules.starts,
    moduleNumbers: modules.numbers,
    fileWordStarts: held.starts,
    fileWords: held.numbers(base.fileWords, fresh.fileWords, words.numbers),
    inCode: held.bytes(base.inCode, fresh.inCode),
    ...postings,
    lengths: mergeLengths(runs, base, fresh, listed.length),
    definitionStarts: defined.starts,
    definitionWords: defined.numbers(base.definitionWords, fresh.definitionWords, words.numbers),
    definitionLines: defined.numbers(base.definitionLines, fresh.definitionLines),
    statementStarts: stated.starts,
    statementModules: stated.numbers(base.statementModules, fresh.statementModules, modules.numbers),
    nameStarts: named.starts,
    names: named.numbers(base.names, fresh.names, modules.numbers),
  };
}

/** One value for each file. */
function mergeValues(runs: readonly Run[], base: Uint32Array, fresh: Uint32Array, count: number): Uint32Array {
  const merged = new Uint32Array(count);
  let to = 0;
  for (const { isFresh, start, end } of runs) {
    merged.set((isFresh ? fresh : base).subarray(start, end), to);
    to += end - start;
  }
  return merged;
}

function mergeLengths(runs: readonly Run[], base: IndexColumns, fresh: IndexColumns, count: number): Uint32Array {
  const merged = new Uint32Array(count * fields.length);
  const ofField = ({ lengths, listed }: IndexColumns, field: number) =>
    lengths.subarray(field * listed.length, (field + 1) * listed.length);
  for (let field = 0; field < fields.length; field += 1)
    merged.set(mergeValues(runs, ofField(base, field), ofField(fresh, field), count), field * count);
  return merged;
}
