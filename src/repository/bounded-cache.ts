/** Keeps what was used last, up to a total weight. */
export interface BoundedCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/** Creates a cache that forgets the longest unused values first; a value heavier than `most` is not kept. */
export function createBoundedCache<Value>(most: number, weigh: (value: Value) => number): BoundedCache<Value> {
  const values = new Map<string, Value>();
  let weight = 0;

  function drop(key: string): void {
    const value = values.get(key);
    if (value === undefined) return;
    weight -= weigh(value);
    values.delete(key);
  }

  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      drop(key);
      if (weigh(value) > most) return;
      values.set(key, value);
      weight += weigh(value);
      for (const oldest of values.keys()) {
        if (weight <= most) return;
        drop(oldest);
      }
    },
  };
}
