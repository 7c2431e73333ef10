import { decodeText } from './decode-text.ts';
import type { Git } from './git.ts';
import { MOST_MANIFEST_BYTES } from './read-inside.ts';
import { isBinary } from './skip-by-content.ts';
import { skipByPath } from './skip-by-path.ts';

/** A file as it once stood: by the id of its blob (at least 7 digits), or by a commit. */
export type PastText =
  | { readonly path: string; readonly blob: string }
  | { readonly path: string; readonly revision: string };

/** Most bytes of all texts together. */
const MOST_BYTES = 128 * 1024 * 1024;

/**
 * The texts of files as they once stood, in the order asked; null for what is not in this clone, or may not be read: a secret by
 * its path, binary, over 32 MB. Two git processes, however many texts.
 */
export async function readTexts(git: Git, wanted: readonly PastText[]): Promise<readonly (string | null)[]> {
  const names = wanted.map(nameOf);
  const asked = [...new Set(names.flatMap((name) => name ?? []))];
  if (asked.length === 0) return wanted.map(() => null);
  const sizes = await git(['cat-file', '--batch-check'], { input: lines(asked) });
  if (sizes.code !== 0) return wanted.map(() => null);
  const blobs = readSizes(sizes.output.toString('latin1'), asked);
  const read = await git(['cat-file', '--batch'], { input: lines([...new Set(blobs.values())]) });
  const texts = read.code === 0 ? cutTexts(read.output) : new Map<string, string | null>();
  return names.map((name) => texts.get((name === null ? undefined : blobs.get(name)) ?? '') ?? null);
}

/** As git names an object; null for what would not be one name on one line. */
function nameOf(wanted: PastText): string | null {
  if (skipByPath(wanted.path) === 'secret') return null;
  if ('blob' in wanted) return /^[0-9a-f]{7,64}$/.test(wanted.blob) ? wanted.blob : null;
  const { revision, path } = wanted;
  if (revision === '' || revision.startsWith('-') || /[\0\r\n:]/.test(revision) || /[\0\r\n]/.test(path)) return null;
  return `${revision}:${path}`;
}

function lines(names: readonly string[]): Buffer {
  return Buffer.from(names.map((name) => `${name}\n`).join(''), 'utf8');
}

/** Full ids by the names that were asked for, as many as fit the bounds. One line answers one name. */
function readSizes(output: string, asked: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let bytes = 0;
  for (const [at, line] of output.split('\n').entries()) {
    const [, id = '', size = ''] = /^([0-9a-f]{40,64}) blob (\d+)$/.exec(line) ?? [];
    const name = asked[at];
    if (id === '' || name === undefined || Number(size) > MOST_MANIFEST_BYTES) continue;
    bytes += Number(size);
    if (bytes > MOST_BYTES) break;
    found.set(name, id);
  }
  return found;
}

/** `<id> blob <size>`, a line feed, the content, a line feed; one after the other. */
function cutTexts(output: Buffer): ReadonlyMap<string, string | null> {
  const texts = new Map<string, string | null>();
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf('\n', at);
    if (end < 0) break;
    const [id = '', , size = ''] = output.subarray(at, end).toString('latin1').split(' ');
    const content = output.subarray(end + 1, end + 1 + Number(size));
    texts.set(id, isBinary(content) ? null : decodeText(content));
    at = end + 2 + Number(size);
  }
  return texts;
}
