import type { LockedVersion } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';

/** `gradle.lockfile`: `group:artifact:version=configurations`, one a line. */
export const gradleLock = defineLockfileFormat({
  ecosystem: 'maven',
  tool: 'gradle',
  matches: (name) => name === 'gradle.lockfile',
  parse: (text) => {
    const versions = new Map<string, LockedVersion>();
    for (const [index, line] of text.split(/\r?\n/u).entries()) {
      const [, name, version] = /^([^:#=]+:[^:=]+):([^=]+)=/u.exec(line) ?? [];
      if (name !== undefined && version !== undefined) versions.set(name, { version, line: index + 1 });
    }
    return ({ name }) => versions.get(name) ?? null;
  },
});
