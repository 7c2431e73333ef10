/** How many entries were left out, by list. */
export type Omitted = Readonly<Record<string, number>>;

/** What an answer may hold. */
export interface Bounds {
  /** Most entries of a list; a list that is not named here is bounded by the budget alone. */
  readonly limits: Readonly<Record<string, number>>;
  /** Lists that may be shortened to fit the budget, the least important first. */
  readonly leastFirst: readonly string[];
  /** Most characters of the whole as JSON. */
  readonly budget: number;
}

/** Over budget, lists are first cut to the first of these lengths, one after the other, before any is cut to the next. */
const lengths = [20, 10, 5, 2, 0];

/** Shortens lists from their ends: to their limits, then until the whole fits the budget, and none to nothing while another is still long. */
export function fitBudget<Value extends Readonly<Record<string, unknown>>>(
  value: Value,
  { limits, leastFirst, budget }: Bounds,
): { readonly value: Value; readonly omitted: Omitted } {
  const whole = Object.entries(value).flatMap(([key, list]) => (Array.isArray(list) ? [[key, list] as const] : []));
  const lists = new Map(whole.map(([key, list]) => [key, list.slice(0, limits[key])]));
  let size = JSON.stringify({ ...value, ...Object.fromEntries(lists) }).length;
  for (const length of lengths) {
    for (const key of leastFirst) {
      const list = lists.get(key) ?? [];
      while (size > budget && list.length > length) size -= JSON.stringify(list.pop()).length + 1;
    }
  }
  const omitted = whole
    .map(([key, list]) => [key, list.length - (lists.get(key)?.length ?? 0)] as const)
    .filter(([, count]) => count > 0);
  return { value: { ...value, ...Object.fromEntries(lists) }, omitted: Object.fromEntries(omitted) };
}
