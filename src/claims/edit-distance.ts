/**
 * Optimal string alignment distance between two texts: insertions, deletions, substitutions and swaps of neighbours.
 * Gives `limit + 1` as soon as it is known to exceed the limit.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= other.length; column += 1) {
      const cost = distanceAt(one, other, { row, column, before, last, current });
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = last;
    last = current;
  }
  return Math.min(last[other.length] ?? limit + 1, limit + 1);
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly before: readonly number[];
  readonly last: readonly number[];
  readonly current: readonly number[];
}

function distanceAt(one: string, other: string, { row, column, before, last, current }: Cell): number {
  const same = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
  const swapped =
    row > 1 &&
    column > 1 &&
    one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
    one.charCodeAt(row - 2) === other.charCodeAt(column - 1);
  return Math.min(
    (last[column - 1] ?? row) + (same ? 0 : 1),
    (last[column] ?? row) + 1,
    (current[column - 1] ?? column) + 1,
    swapped ? (before[column - 2] ?? row) + 1 : Infinity,
  );
}
