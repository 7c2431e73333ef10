/**
 * Optimal string alignment distance between two texts: insertions, deletions, substitutions and swaps of neighbours.
 * Gives `limit + 1` as soon as it is known to exceed the limit; only cells that can stay within it are computed (Ukkonen's band).
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (one === other) return 0;
  const over = limit + 1;
  if (Math.abs(one.length - other.length) > limit) return over;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current: number[] = [];
    const first = Math.max(1, row - limit);
    current[first - 1] = first === 1 ? row : over;
    let best = over;
    for (let column = first; column <= Math.min(other.length, row + limit); column += 1) {
      const isSame = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
      const isSwapped =
        one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1);
      const cost = Math.min(
        (last[column - 1] ?? over) + (isSame ? 0 : 1),
        (last[column] ?? over) + 1,
        (current[column - 1] ?? over) + 1,
        isSwapped ? (before[column - 2] ?? over) + 1 : over,
      );
      current[column] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return over;
    before = last;
    last = current;
  }
  return Math.min(last[other.length] ?? over, over);
}
