import { createHash } from 'node:crypto';

/** How a repository names its objects. */
export type ObjectFormat = 'sha1' | 'sha256';

/** The git blob id of some content. */
export function hashBlob(content: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** True if this is the content of the blob, or would be with the line ends that git stores in place of `core.autocrlf`'s. */
export function isContentOf(content: Buffer, blob: string): boolean {
  const format = blob.length === 64 ? 'sha256' : 'sha1';
  if (hashBlob(content, format) === blob) return true;
  if (!content.includes('\r\n')) return false;
  return hashBlob(Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'), format) === blob;
}
