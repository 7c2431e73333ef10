/** Things that follow each other, of the base or of what is fresh: from `start` up to `end`. */
export interface Run {
  readonly isFresh: boolean;
  readonly start: number;
  readonly end: number;
}

/** How the rows of some things are put together. */
interface MergedRows {
  readonly starts: Uint32Array;
  /** A column of numbers; those of the fresh are looked up where a table says what they are here. */
  numbers(base: Uint32Array, fresh: Uint32Array, table?: Uint32Array): Uint32Array;
  bytes(base: Uint8Array, fresh: Uint8Array): Uint8Array;
}

/** Puts rows together that stand side by side for each of the things in the runs. */
export function mergeRows(runs: readonly Run[], base: Uint32Array, fresh: Uint32Array): MergedRows {
  const starts = mergeStarts(runs, base, fresh);
  const moves = rowRuns(runs, base, fresh);
  return {
    starts,
    numbers(baseColumn, freshColumn, table) {
      const own = table === undefined ? freshColumn : freshColumn.map((number) => table[number] ?? 0);
      const merged = new Uint32Array(starts.at(-1) ?? 0);
      move(moves, (isFresh, start, end, to) => merged.set((isFresh ? own : baseColumn).subarray(start, end), to));
      return merged;
    },
    bytes(baseColumn, freshColumn) {
      const merged = new Uint8Array(starts.at(-1) ?? 0);
      move(moves, (isFresh, start, end, to) =>
        merged.set((isFresh ? freshColumn : baseColumn).subarray(start, end), to),
      );
      return merged;
    },
  };
}

/** The runs of rows that belong to runs of things. */
export function rowRuns(runs: readonly Run[], base: Uint32Array, fresh: Uint32Array): readonly Run[] {
  return runs.map(({ isFresh, start, end }) => {
    const starts = isFresh ? fresh : base;
    return { isFresh, start: starts[start] ?? 0, end: starts[end] ?? 0 };
  });
}

function mergeStarts(runs: readonly Run[], base: Uint32Array, fresh: Uint32Array): Uint32Array {
  const merged = new Uint32Array(runs.reduce((sum, { start, end }) => sum + end - start, 1));
  let to = 0;
  for (const { isFresh, start, end } of runs) {
    const starts = isFresh ? fresh : base;
    const shift = (merged[to] ?? 0) - (starts[start] ?? 0);
    for (let at = start; at < end; at += 1) {
      to += 1;
      merged[to] = (starts[at + 1] ?? 0) + shift;
    }
  }
  return merged;
}

function move(runs: readonly Run[], copy: (isFresh: boolean, start: number, end: number, to: number) => void): void {
  let to = 0;
  for (const { isFresh, start, end } of runs) {
    copy(isFresh, start, end, to);
    to += end - start;
  }
}
