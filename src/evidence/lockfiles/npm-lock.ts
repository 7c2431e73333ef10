import type { LockedVersion } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';

/**
 * `package-lock.json` and `npm-shrinkwrap.json`, versions 1 to 3. npm alone writes these files, one key a line,
 * so they are read by line and depth: many times quicker than building a tree of a file of megabytes.
 */
export const npmLock = defineLockfileFormat({
  ecosystem: 'npm',
  tool: 'npm',
  matches: (name) => name === 'package-lock.json' || name === 'npm-shrinkwrap.json',
  parse: (text) => {
    const lines = text.split(/\r?\n/u);
    const indent = /^\s+/u.exec(lines[1] ?? '')?.[0] ?? '  ';
    const versions = readVersions(lines, indent);
    return ({ name, folder }) => {
      for (const prefix of modulePrefixes(folder)) {
        const found = versions.get(`${prefix}node_modules/${name}`);
        if (found !== undefined) return found;
      }
      return null;
    };
  },
});

/** Versions by install path. Version 1 nests by name; only its top level is what a root manifest gets. */
function readVersions(lines: readonly string[], indent: string): ReadonlyMap<string, LockedVersion> {
  const versions = new Map<string, LockedVersion>();
  const opened = new RegExp(`^${indent}"(packages|dependencies)": \\{`, 'u');
  const entry = new RegExp(`^${indent}${indent}"([^"]+)": \\{`, 'u');
  const field = new RegExp(`^${indent}${indent}${indent}"version": "([^"]+)"`, 'u');
  let section: string | null = null;
  let key: string | null = null;
  for (const [index, line] of lines.entries()) {
    section = opened.exec(line)?.[1] ?? section;
    key = entry.exec(line)?.[1] ?? key;
    const version = field.exec(line)?.[1];
    if (version === undefined || section === null || key === null) continue;
    const path = section === 'packages' ? key : `node_modules/${key}`;
    if (!versions.has(path)) versions.set(path, { version, line: index + 1 });
  }
  return versions;
}

/** Where Node looks: the folder's own `node_modules` first, then each one above. */
function modulePrefixes(folder: string): readonly string[] {
  if (folder === '') return [''];
  return [`${folder}/`, ...modulePrefixes(folder.slice(0, Math.max(0, folder.lastIndexOf('/'))))];
}
