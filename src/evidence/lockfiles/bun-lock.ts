import type { LockedVersion } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';

/** `bun.lock`: one line a package in its last section, `"name": ["name@1.2.3", …]`, keyed by `asker/name` where askers differ. */
export const bunLock = defineLockfileFormat({
  ecosystem: 'npm',
  tool: 'bun',
  matches: (name) => name === 'bun.lock',
  parse: (text) => {
    const versions = new Map<string, LockedVersion>();
    for (const [index, line] of text.split(/\r?\n/u).entries()) {
      const [, key, version] = /^\s+"([^"]+)": \["(?:@[^"@]+|[^"@]+)@(\d[^"]*)"/u.exec(line) ?? [];
      if (key !== undefined && version !== undefined) versions.set(key, { version, line: index + 1 });
    }
    return ({ name, asker }) => versions.get(`${asker}/${name}`) ?? versions.get(name) ?? null;
  },
});
