import type { LockedVersion } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';

/**
 * `pnpm-lock.yaml`, versions 5 to 9. Importers stand before the packages, which are the bulk and are not read. pnpm alone
 * writes the file, one key a line, so it is read by line and depth: a tree of a large workspace's importers costs too much.
 */
export const pnpmLock = defineLockfileFormat({
  ecosystem: 'npm',
  tool: 'pnpm',
  matches: (name) => name === 'pnpm-lock.yaml',
  parse: (text) => {
    const [head = ''] = text.split(/^packages:/mu);
    const versions = readImporters(head.split(/\r?\n/u));
    return ({ name, folder }) => versions.get(`${folder === '' ? '.' : folder} ${name}`) ?? null;
  },
});

/** Versions by importer and name. Without an `importers` key there is one, the root, and its fields stand at the margin. */
function readImporters(lines: readonly string[]): ReadonlyMap<string, LockedVersion> {
  const versions = new Map<string, LockedVersion>();
  const depth = lines.some((line) => line.startsWith('importers:')) ? 4 : 0;
  let importer = '.';
  let isDependencies = false;
  let name = '';
  for (const [index, line] of lines.entries()) {
    const [, indent = '', quoted, bare, value = ''] =
      /^( *)(?:'([^']+)'|([^\s':][^:]*)):(?:\s+(.*))?$/u.exec(line) ?? [];
    const key = quoted ?? bare;
    if (key === undefined) continue;
    if (indent.length === depth - 2) importer = key;
    else if (indent.length === depth) isDependencies = /^(?:dev|optional)?[dD]ependencies$/u.test(key);
    else if (isDependencies && indent.length === depth + 2) name = key;
    const stands = indent.length === depth + 4 ? key === 'version' : indent.length === depth + 2 && value !== '';
    const version = isDependencies && stands ? plainVersion(value) : null;
    if (version !== null) versions.set(`${importer} ${name}`, { version, line: index + 1 });
  }
  return versions;
}

/** Without the peers that pnpm appends: `1.2.3(react@18.0.0)` and, before version 6, `1.2.3_react@18.0.0`. */
function plainVersion(version: string): string | null {
  return /^'?(\d[^(_']*)/u.exec(version)?.[1] ?? null;
}
