import { isUtf8 } from 'node:buffer';

/** Any byte outside ASCII. */
const WIDE = /[\u0080-\u00ff]/;

/** A file name from bytes held in a string (latin1), or null when the bytes are not UTF-8. */
export function decodePath(bytes: string): string | null {
  if (!WIDE.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  return isUtf8(buffer) ? buffer.toString('utf8') : null;
}

/** The same for a list of names that each end with NUL. */
export function decodePaths(output: Buffer): readonly (string | null)[] {
  return output.toString('latin1').split('\0').slice(0, -1).map(decodePath);
}
