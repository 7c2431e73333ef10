/** The value that occurs most often, the first in order among equals; empty without values. */
export function commonest(values: readonly string[]): string {
  return countEach(values)[0]?.[0] ?? '';
}

/** Each value with how often it occurs, most often first, equals in order. */
export function countEach(values: readonly string[]): readonly (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
