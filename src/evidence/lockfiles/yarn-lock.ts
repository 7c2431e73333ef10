import type { LockedVersion } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';

/** `yarn.lock`, of yarn 1 and of later ones: keys such as `"a@^1", "a@^2":`, then an indented `version`. */
export const yarnLock = defineLockfileFormat({
  ecosystem: 'npm',
  tool: 'yarn',
  matches: (name) => name === 'yarn.lock',
  parse: (text) => {
    const versions = readVersions(text);
    return ({ name, declared }) =>
      versions.get(`${name}@${declared}`) ?? versions.get(`${name}@npm:${declared}`) ?? only(versions, name);
  },
});

function readVersions(text: string): ReadonlyMap<string, LockedVersion> {
  const versions = new Map<string, LockedVersion>();
  let keys: readonly string[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (/^\S.*:$/u.test(line) && !line.startsWith('#')) keys = line.slice(0, -1).replaceAll('"', '').split(/,\s*/u);
    const version = /^ {2}version:? "?([^"\s]+)"?$/u.exec(line)?.[1];
    if (version === undefined || version.startsWith('0.0.0-use.local')) continue;
    for (const key of keys) versions.set(key, { version, line: index + 1 });
  }
  return versions;
}

/** A range that was replaced by `resolutions` or a catalog is locked under another key: take it if there is but one. */
function only(versions: ReadonlyMap<string, LockedVersion>, name: string): LockedVersion | null {
  const found = [...versions].filter(([key]) => key.startsWith(`${name}@`)).map(([, locked]) => locked);
  const [first] = found;
  return first !== undefined && found.every(({ version }) => version === first.version) ? first : null;
}
