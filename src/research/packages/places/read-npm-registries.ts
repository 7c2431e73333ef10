import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';

/** More than any npmrc holds. */
const mostBytes = 64 * 1024;

/**
 * What the user's npm configuration says of registries, as it is written: whoever compares it sees that another registry is meant,
 * without the time that npm's own reading of it takes. What is asked is decided by npm's own reading alone.
 */
export function readNpmRegistries(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const set = Object.entries(environment)
    .filter(([name]) => /^npm_config_(?:@.+:)?registry$/iu.test(name))
    .map(([name, value]) => `${name.toLowerCase()}=${value ?? ''}`)
    .sort();
  const at = (name: string) => environment[`npm_config_${name}`] || environment[`NPM_CONFIG_${name.toUpperCase()}`];
  const prefix = at('prefix') ?? environment['PREFIX'] ?? dirname(dirname(execPath));
  const files = [
    at('userconfig') ?? join(environment['HOME'] || homedir(), '.npmrc'),
    at('globalconfig') ?? join(prefix, 'etc', 'npmrc'),
  ];
  return [...set, ...files.flatMap(readLines)];
}

function readLines(path: string): readonly string[] {
  try {
    if (statSync(path).size > mostBytes) return [];
    return readFileSync(path, 'utf8')
      .split(/\r?\n/u)
      .map((line) => line.trim())
      .filter((line) => /^(?:@[^\s=]+:)?registry\s*=/u.test(line));
  } catch {
    return []; // Most people have none.
  }
}
