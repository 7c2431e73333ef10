/** A list of numbers from 0 to 2^32-1 in one typed array that doubles as it fills. */
export interface GrowingArray {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  /** The numbers so far, in an array of exactly their length. */
  finish(): Uint32Array;
}

/** Creates an empty list. */
export function createGrowingArray(capacity = 0): GrowingArray {
  let values = new Uint32Array(Math.max(1024, capacity));
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
    finish: () => (length === values.length ? values : values.slice(0, length)),
  };
}

/** Rows of small counts, side by side in bytes, that double as they come. */
export interface GrowingCounts {
  /** Adds `width` values of an array as a row; a count stops at 255. */
  push(values: Uint32Array, from: number): void;
  finish(): Uint8Array;
}

/** Creates an empty list of rows. */
export function createGrowingCounts(width: number, capacity = 0): GrowingCounts {
  let bytes = new Uint8Array(width * Math.max(1024, capacity));
  let length = 0;
  return {
    push(values, from) {
      if (length + width > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      for (let at = from; at < from + width; at += 1) {
        const count = values[at] ?? 0;
        bytes[length] = count > 255 ? 255 : count;
        length += 1;
      }
    },
    finish: () => bytes.slice(0, length),
  };
}
