import type { LockedVersion } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';

/** `composer.lock`: Composer writes each package as a name, then a version, four levels deep at most. */
export const composerLock = defineLockfileFormat({
  ecosystem: 'composer',
  tool: 'composer',
  matches: (name) => name === 'composer.lock',
  parse: (text) => {
    const versions = new Map<string, LockedVersion>();
    let name: string | null = null;
    for (const [index, line] of text.split(/\r?\n/u).entries()) {
      name = /^ {8,12}"name": "([^"]+\/[^"]+)"/u.exec(line)?.[1] ?? name;
      const version = /^ {8,12}"version": "([^"]+)"/u.exec(line)?.[1];
      if (name === null || version === undefined) continue;
      if (!versions.has(name)) versions.set(name, { version: version.replace(/^v(?=\d)/u, ''), line: index + 1 });
      name = null;
    }
    return (question) => versions.get(question.name) ?? null;
  },
});
