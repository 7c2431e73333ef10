import { PlanError } from '../errors.ts';

/**
 * The text of a file, a byte order mark included, so that encoding it gives the same bytes. Throws `unreadable` for
 * what is not UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new PlanError('unreadable', 'Expected the file to be UTF-8 text, got bytes that are not.', {
      hint: 'Save it as UTF-8, then try again.',
      cause,
    });
  }
}
