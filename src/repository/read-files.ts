import { createBoundedCache } from './bounded-cache.ts';
import { decodeText } from './decode-text.ts';
import type { ListedFile } from './listing.ts';
import type { Attributes } from './read-attributes.ts';
import { MOST_MANIFEST_BYTES, MOST_TEXT_BYTES, readInside } from './read-inside.ts';
import type { Repository, SkipReason } from './repository.ts';
import { isBinary, skipByContent } from './skip-by-content.ts';

/** Characters of text kept in memory, and the same again of lines. */
const KEPT_CHARACTERS = 24 * 1024 * 1024;

/** A manifest or lock file may be read in spite of these. */
const PASSED_FOR_MANIFESTS: ReadonlySet<SkipReason | null> = new Set([
  null,
  'large',
  'generated',
  'minified',
  'vendored',
]);

/**
 * Reads listed files and no others, so that no path leads elsewhere. What a first look at the content shows (binary, minified,
 * generated …) is noted on the file.
 */
export function readFiles(
  root: string,
  find: (path: string) => ListedFile | undefined,
  attributes: ReadonlyMap<string, Attributes>,
): Pick<Repository, 'read' | 'lines' | 'readManifest'> {
  const texts = createBoundedCache<string>(KEPT_CHARACTERS, (text) => text.length);
  const splits = createBoundedCache<Split>(KEPT_CHARACTERS, ({ characters }) => characters);
  return { read, lines, readManifest };

  function read(path: string): string | null {
    const file = find(path);
    if (file === undefined || file.skipped !== null) return null;
    const kept = texts.get(path);
    if (kept !== undefined) return kept;
    const text = load(file, MOST_TEXT_BYTES);
    if (text === null) return null;
    const reason = skipByContent(path, text);
    file.skipped = reason === 'generated' && attributes.get(path)?.generated === false ? null : reason;
    if (file.skipped !== null) return null;
    texts.set(path, text);
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
    return texts.get(path) ?? load(file, MOST_MANIFEST_BYTES);
  }

  function load(file: ListedFile, most: number): string | null {
    const bytes = readInside(root, file.path, most);
    const reason = typeof bytes === 'string' ? bytes : isBinary(bytes) ? 'binary' : null;
    if (reason !== null) file.skipped ??= reason;
    return typeof bytes === 'string' || reason !== null ? null : decodeText(bytes);
  }
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
