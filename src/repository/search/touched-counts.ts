/** Counts of one file by number and column. */
interface TouchedCounts {
  add(number: number, column: number, times: number): void;
  /** Rows of `width` values, of which the last is the table's own; `touched` are the numbers with a count, as they first came. */
  read(): { readonly values: Uint32Array; readonly width: number; readonly touched: readonly number[] };
  clear(): void;
}

/** Counts by number and column that are cleared by what was touched, so that a file costs what it holds. */
export function createTouchedCounts(columns: number): TouchedCounts {
  let counts = new Uint32Array(1 << 16);
  const touched: number[] = [];
  return {
    add(number: number, column: number, times: number): void {
      const base = number * (columns + 1);
      if (base + columns >= counts.length) {
        const larger = new Uint32Array(Math.max(counts.length * 2, base * 2));
        larger.set(counts);
        counts = larger;
      }
      if (counts[base + columns] === 0) {
        counts[base + columns] = 1;
        touched.push(number);
      }
      counts[base + column] = (counts[base + column] ?? 0) + times;
    },
    read: () => ({ values: counts, width: columns + 1, touched }),
    clear(): void {
      const width = columns + 1;
      for (const number of touched) {
        for (let at = number * width; at < (number + 1) * width; at += 1) counts[at] = 0; // `fill` costs more for so few.
      }
      touched.length = 0;
    },
  };
}
