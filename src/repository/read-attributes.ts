import { readGit, type Git } from './git.ts';
import type { ListedPath } from './listing.ts';
import { MOST_TEXT_BYTES, readInside } from './read-inside.ts';

/** What `.gitattributes` says of one file; undefined where it says nothing. */
export interface Attributes {
  readonly generated?: boolean;
  readonly vendored?: boolean;
}

/** Reads `linguist-generated` and `linguist-vendored`, as code hosts do. Git matches the patterns, and only where some file uses them. */
export async function readAttributes(
  root: string,
  git: Git,
  files: readonly ListedPath[],
): Promise<ReadonlyMap<string, Attributes>> {
  if (!files.some(({ path }) => isAttributesFile(path) && mentionsLinguist(root, path))) return new Map();
  const input = Buffer.from(files.map(({ path }) => `${path}\0`).join(''));
  const output = await readGit(git, ['check-attr', '-z', '--stdin', 'linguist-generated', 'linguist-vendored'], {
    input,
  });
  return parseAttributes(output.toString('utf8').split('\0'));
}

function isAttributesFile(path: string): boolean {
  return path === '.gitattributes' || path.endsWith('/.gitattributes');
}

function mentionsLinguist(root: string, path: string): boolean {
  const bytes = readInside(root, path, MOST_TEXT_BYTES);
  return typeof bytes !== 'string' && bytes.includes('linguist-');
}

/** Triples of path, attribute and value. */
function parseAttributes(fields: readonly string[]): ReadonlyMap<string, Attributes> {
  const found = new Map<string, Attributes>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', attribute, value = ''] = fields.slice(at, at + 3);
    if (value === 'unspecified') continue;
    const stated = value === 'set' || value === 'true';
    found.set(path, { ...found.get(path), [attribute === 'linguist-generated' ? 'generated' : 'vendored']: stated });
  }
  return found;
}
