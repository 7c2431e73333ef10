import { createBoundedCache } from './bounded-cache.ts';
import { decodeText } from './decode-text.ts';
import { isContentOf } from './hash-blob.ts';
import type { Look } from './lexing/lex-batch.ts';
import type { ListedFile } from './listing.ts';
import type { Attributes } from './read-attributes.ts';
import { MOST_MANIFEST_BYTES, MOST_TEXT_BYTES, readInside } from './read-inside.ts';
import type { Repository, SkipReason } from './repository.ts';
import { isBinary, skipByContent } from './skip-by-content.ts';

/** Characters of text kept in memory, and the same again of lines. */
const KEPT_CHARACTERS = 24 * 1024 * 1024;

/** A manifest or lock file may be read in spite of these, and what is cited of another plan. */
const PASSED_FOR_MANIFESTS: ReadonlySet<SkipReason | null> = new Set([
  null,
  'large',
  'generated',
  'minified',
  'vendored',
  'plan',
]);

/** Reads of one repository, and the look that the index takes at a file. */
export interface FileReader extends Pick<Repository, 'read' | 'lines' | 'readManifest'> {
  look(path: string): Look;
}

/**
 * Reads listed files and no others, so that no path leads elsewhere. What a first look at the content shows (binary, minified,
 * generated …) is noted on the file.
 */
export function readFiles(
  root: string,
  find: (path: string) => ListedFile | undefined,
  attributes: ReadonlyMap<string, Attributes>,
): FileReader {
  const texts = createBoundedCache<string>(KEPT_CHARACTERS, (text) => text.length);
  const splits = createBoundedCache<Split>(KEPT_CHARACTERS, ({ characters }) => characters);
  return { read, lines, readManifest, look };

  function read(path: string): string | null {
    const file = find(path);
    if (file === undefined || file.skipped !== null) return null;
    const kept = texts.get(path);
    if (kept !== undefined) return kept;
    const bytes = load(file, MOST_TEXT_BYTES);
    return bytes === null ? null : judge(file, bytes);
  }

  function look(path: string): Look {
    const file = find(path);
    if (file === undefined || file.skipped !== null) return { text: null, reason: file?.skipped ?? null, exact: false };
    const bytes = readInside(root, path, MOST_TEXT_BYTES);
    if (typeof bytes === 'string') return { text: skip(file, bytes), reason: bytes, exact: false };
    const text = isBinary(bytes) ? skip(file, 'binary') : judge(file, bytes);
    return { text, reason: file.skipped, exact: file.blob !== null && isContentOf(bytes, file.blob) };
  }

  /** The text, unless it shows itself to be no evidence. */
  function judge(file: ListedFile, bytes: Buffer): string | null {
    const text = decodeText(bytes);
    const reason = skipByContent(file.path, text);
    file.skipped = reason === 'generated' && attributes.get(file.path)?.generated === false ? null : reason;
    if (file.skipped !== null) return null;
    texts.set(file.path, text);
    return text;
  }

  function lines(path: string): readonly string[] | null {
    const kept = splits.get(path);
    if (kept !== undefined) return kept.lines;
    const text = read(path);
    if (text === null) return null;
    const split = { lines: splitLines(text), characters: text.length };
    splits.set(path, split);
    return split.lines;
  }

  function readManifest(path: string): string | null {
    const file = find(path);
    if (file === undefined || !PASSED_FOR_MANIFESTS.has(file.skipped)) return null;
    const kept = texts.get(path);
    if (kept !== undefined) return kept;
    const bytes = load(file, MOST_MANIFEST_BYTES);
    return bytes === null ? null : decodeText(bytes);
  }

  function load(file: ListedFile, most: number): Buffer | null {
    const bytes = readInside(root, file.path, most);
    if (typeof bytes === 'string') return skip(file, bytes);
    return isBinary(bytes) ? skip(file, 'binary') : bytes;
  }
}

function skip(file: ListedFile, reason: SkipReason): null {
  file.skipped ??= reason;
  return null;
}

interface Split {
  readonly lines: readonly string[];
  readonly characters: number;
}

function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
