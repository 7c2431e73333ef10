import { isUtf8 } from 'node:buffer';

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/**
 * The text in some bytes, without a byte order mark: UTF-8, else UTF-16 where its mark says so, else Windows-1252. The last one
 * reads any bytes, so that one foreign letter in a comment does not hide a file; ASCII and the lines stay true.
 */
export function decodeText(bytes: Buffer): string {
  if (isUtf8(bytes))
    return bytes.toString('utf8', UTF8_MARK.every((byte, at) => bytes[at] === byte) ? UTF8_MARK.length : 0);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('windows-1252').decode(bytes);
}
