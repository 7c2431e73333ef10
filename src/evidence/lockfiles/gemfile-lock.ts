import type { LockedVersion } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';

/** `Gemfile.lock`: `    name (1.2.3)` under `specs:`; what a gem itself asks for stands two deeper. */
export const gemfileLock = defineLockfileFormat({
  ecosystem: 'rubygems',
  tool: 'bundler',
  matches: (name) => name === 'Gemfile.lock' || name === 'gems.locked',
  parse: (text) => {
    const versions = new Map<string, LockedVersion>();
    for (const [index, line] of text.split(/\r?\n/u).entries()) {
      // A platform may follow the version: `nokogiri (1.16.0-x86_64-linux)`.
      const [, name, version] = /^ {4}([\w.-]+) \(([\w.]+)(?:-[^)]*)?\)$/u.exec(line) ?? [];
      if (name !== undefined && version !== undefined && !versions.has(name))
        versions.set(name, { version, line: index + 1 });
    }
    return ({ name }) => versions.get(name) ?? null;
  },
});
