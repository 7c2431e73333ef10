import { assembleIndex, resolveStatements, type AssembledIndex } from '../assemble-index.ts';
import type { IndexColumns } from '../index-columns.ts';
import type { IndexSnapshot } from '../index-snapshot.ts';
import type { Lexed } from '../lexing/lex-files.ts';
import type { Repository, RepositoryFile } from '../repository.ts';
import type { Steps } from '../steps.ts';
import type { IndexChanges } from './find-changes.ts';
import { mergeColumns, type MergeOrder } from './merge-columns.ts';
import { mergeRows, type Run } from './merge-rows.ts';

/** Brings an index up to date: `lexed` is what was learned of the files that changed or came. */
export function* patchIndex(
  source: Pick<Repository, 'files' | 'read'>,
  base: IndexSnapshot,
  changes: IndexChanges,
  lexed: Lexed,
): Steps<AssembledIndex> {
  const fresh = yield* assembleIndex(source, lexed);
  const order = orderFiles(base.columns, fresh.columns, changes, source.files);
  const { moduleNumbers, ...merged } = yield* mergeColumns(base.columns, fresh.columns, order);
  const moved = base.skipped.flatMap(({ listed, reason }) => {
    const now = changes.places[listed] ?? -1;
    return now < 0 ? [] : [{ listed: now, reason }];
  });
  const skipped = [...moved, ...fresh.skipped].toSorted((one, other) => one.listed - other.listed);
  if (!changes.samePaths || base.inputs.some((listed) => (changes.places[listed] ?? -1) < 0)) {
    const { inputs, ...meant } = yield* resolveStatements(source, merged);
    return { columns: { ...merged, ...meant }, skipped, inputs };
  }
  const imported = mergeRows(order.runs, base.columns.importStarts, fresh.columns.importStarts);
  const external = mergeRows(order.runs, base.columns.externalStarts, fresh.columns.externalStarts);
  const meant = {
    importStarts: imported.starts,
    imports: imported.numbers(base.columns.imports, fresh.columns.imports),
    externalStarts: external.starts,
    externals: external.numbers(base.columns.externals, fresh.columns.externals, moduleNumbers),
  };
  return { columns: { ...merged, ...meant }, skipped, inputs: [...new Set([...base.inputs, ...fresh.inputs])] };
}

/** All files that are indexed now, in the order in which they are listed. */
function orderFiles(
  base: IndexColumns,
  fresh: IndexColumns,
  { places }: IndexChanges,
  files: readonly RepositoryFile[],
): MergeOrder {
  const from = new Int32Array(files.length).fill(-1); // The number in the base, or behind all of these the number in the fresh.
  base.listed.forEach((listed, number) => {
    const now = places[listed] ?? -1;
    if (now >= 0) from[now] = number;
  });
  fresh.listed.forEach((listed, number) => (from[listed] = base.listed.length + number));
  const runs: Run[] = [];
  const listed: number[] = [];
  from.forEach((number, place) => {
    if (number < 0) return;
    listed.push(place);
    const isFresh = number >= base.listed.length;
    const start = isFresh ? number - base.listed.length : number;
    const last = runs.at(-1);
    if (last !== undefined && last.isFresh === isFresh && last.end === start)
      runs[runs.length - 1] = { isFresh, start: last.start, end: start + 1 };
    else runs.push({ isFresh, start, end: start + 1 });
  });
  return { runs, listed: Uint32Array.from(listed) };
}
