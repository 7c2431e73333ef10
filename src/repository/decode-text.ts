import { isUtf8 } from 'node:buffer';

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/**
 * The text in some bytes, without a byte order mark: UTF-8, else UTF-16 where its mark says so, else Latin-1. The last one
 * reads any bytes, so that one foreign letter in a comment does not hide a file; ASCII and the lines stay true.
 */
export function decodeText(bytes: Buffer): string {
  if (isUtf8(bytes))
    return bytes.toString('utf8', UTF8_MARK.every((byte, at) => bytes[at] === byte) ? UTF8_MARK.length : 0);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapPairs(bytes).toString('utf16le', 2);
  return bytes.toString('latin1');
}

function swapPairs(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
