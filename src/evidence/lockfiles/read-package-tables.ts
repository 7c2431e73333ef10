import type { LockedVersion } from './lockfile.ts';

/**
 * Versions by name from the `[[package]]` tables that cargo, uv, poetry and pdm write, one key a line.
 * A name may be locked at several versions.
 */
export function readPackageTables(
  text: string,
  nameOf: (name: string) => string = (name) => name,
): ReadonlyMap<string, readonly LockedVersion[]> {
  const versions = new Map<string, LockedVersion[]>();
  let name: string | null = null;
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.startsWith('[')) name = null;
    name = /^name = "([^"]+)"/u.exec(line)?.[1] ?? name;
    const version = /^version = "([^"]+)"/u.exec(line)?.[1];
    if (version === undefined || name === null) continue;
    const key = nameOf(name);
    versions.set(key, [...(versions.get(key) ?? []), { version, line: index + 1 }]);
  }
  return versions;
}
