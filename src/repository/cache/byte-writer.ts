/** Bytes that grow at their end. */
export interface ByteWriter {
  readonly length: number;
  /** A number from 0 to 2^32-1 in one to five bytes, seven bits each, the lowest first; the high bit says that there are more. */
  number(value: number): void;
  bytes(values: Uint8Array): void;
  /** What was written so far; shares memory with the writer. */
  view(): Uint8Array;
}

/** Creates an empty writer. */
export function createByteWriter(capacity = 1 << 12): ByteWriter {
  let buffer = new Uint8Array(capacity);
  let length = 0;

  function reserve(more: number): void {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  }

  return {
    get length() {
      return length;
    },
    number(value) {
      reserve(5);
      let rest = value;
      for (; rest > 127; rest >>>= 7) {
        buffer[length] = (rest & 127) | 128;
        length += 1;
      }
      buffer[length] = rest;
      length += 1;
    },
    bytes(values) {
      reserve(values.length);
      buffer.set(values, length);
      length += values.length;
    },
    view: () => buffer.subarray(0, length),
  };
}
