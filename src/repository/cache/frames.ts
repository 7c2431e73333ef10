import { crc32 } from 'node:zlib';

/** Length and checksum, four bytes each. */
const HEAD = 8;

/**
 * Some bytes with their length and checksum before them. The checksum also covers the version of the log, so that what a process of
 * another version appends is never read as our own.
 */
export function toFrame(payload: Uint8Array, version: string): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(payload.length, 0);
  head.writeUInt32LE(checksum(payload, version), 4);
  return Buffer.concat([head, payload]);
}

/** The frames of a log up to the first that is torn or damaged, and where that one begins. */
export interface ReadFrames {
  readonly payloads: readonly Buffer[];
  /** Bytes that are sound; less than there are when a writer was stopped in the middle. */
  readonly sound: number;
}

/** Reads the frames of a log. */
export function readFrames(log: Buffer, version: string): ReadFrames {
  const payloads: Buffer[] = [];
  let at = 0;
  while (at + HEAD <= log.length) {
    const end = at + HEAD + log.readUInt32LE(at);
    if (end > log.length) break;
    const payload = log.subarray(at + HEAD, end);
    if (checksum(payload, version) !== log.readUInt32LE(at + 4)) break;
    payloads.push(payload);
    at = end;
  }
  return { payloads, sound: at };
}

/** The first payload of a log of any version, or null where there is none. */
export function readFirst(log: Buffer): Buffer | null {
  if (log.length < HEAD) return null;
  const end = HEAD + log.readUInt32LE(0);
  return end > log.length ? null : log.subarray(HEAD, end);
}

function checksum(payload: Uint8Array, version: string): number {
  return crc32(payload, crc32(version));
}
