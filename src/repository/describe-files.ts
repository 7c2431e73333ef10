import { findVendorFolders } from './find-vendor-folders.ts';
import type { ListedFile, ListedPath } from './listing.ts';
import type { Attributes } from './read-attributes.ts';
import { MOST_TEXT_BYTES } from './read-inside.ts';
import type { SkipReason } from './repository.ts';
import { skipByPath } from './skip-by-path.ts';

/** Says of every file whether it may be read as evidence, as far as its name, size and attributes tell; sorted by path. */
export function describeFiles(
  listed: readonly ListedPath[],
  attributes: ReadonlyMap<string, Attributes>,
  isLeftOut: (path: string) => boolean = () => false,
): readonly ListedFile[] {
  const vendored = findVendorFolders(listed.map(({ path }) => path));
  const files = listed.map((file) => {
    const { path, size, blob } = file;
    return {
      path,
      size,
      blob,
      skipped: skip(file, vendored, attributes.get(path) ?? {}) ?? (isLeftOut(path) ? 'excluded' : null),
    };
  });
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** A person's word in `.gitattributes` outweighs the name; nothing outweighs a secret. */
function skip(
  { path, size, link }: ListedPath,
  vendorFolders: readonly string[],
  stated: Attributes,
): SkipReason | null {
  const byPath = skipByPath(path);
  if (byPath === 'secret') return 'secret';
  if (link) return 'symlink';
  if (stated.vendored ?? (byPath === 'vendored' || vendorFolders.some((folder) => path.startsWith(folder))))
    return 'vendored';
  if (stated.generated ?? byPath === 'generated') return 'generated';
  if (byPath === 'binary' || byPath === 'minified') return byPath;
  return size > MOST_TEXT_BYTES ? 'large' : null;
}
