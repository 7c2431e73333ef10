/** A list of numbers from 0 to 2^32-1 in one typed array that doubles as it fills. */
export interface GrowingArray {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  /** The numbers so far, in an array of exactly their length. */
  finish(): Uint32Array;
}

/** Creates an empty list. */
export function createGrowingArray(capacity = 1024): GrowingArray {
  let values = new Uint32Array(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    at: (index) => values[index] ?? 0,
    finish: () => values.slice(0, length),
  };
}
