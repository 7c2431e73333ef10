/** Reads what a `ByteWriter` wrote, from some place on. */
export interface ByteReader {
  readonly at: number;
  /** The next number; 0 behind the end. */
  number(): number;
  /** The next bytes, sharing memory. */
  bytes(length: number): Uint8Array;
}

/** Creates a reader at an offset. */
export function createByteReader(buffer: Uint8Array, start = 0): ByteReader {
  let at = start;
  return {
    get at() {
      return at;
    },
    number() {
      let byte = buffer[at] ?? 0;
      at += 1;
      if (byte < 128) return byte;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = buffer[at] ?? 0;
        at += 1;
        value |= (byte & 127) << shift;
      }
      return value >>> 0;
    },
    bytes(length) {
      at += length;
      return buffer.subarray(at - length, at);
    },
  };
}
