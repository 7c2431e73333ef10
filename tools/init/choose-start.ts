import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { version } from '../../src/version.ts';
import type { Client, Machine, Scope, Start } from './client.ts';

/** What decides how a client starts the server. */
export interface StartOptions {
  readonly scope: Scope;
  /** Absolute path of the repository. */
  readonly root: string;
  readonly platform: Machine['platform'];
  /** Start this installation by its path, instead of the published package. */
  readonly local: boolean;
}

/** How a client starts the server: the published package, pinned, so that everybody has the same tools; or this installation. */
export function chooseStart({ repository }: Client, { scope, root, platform, local }: StartOptions): Start {
  const named = repository === null ? ['--repo', root] : repository === 'started there' ? [] : ['--repo', repository];
  if (local) return { command: 'node', args: [programPath(), 'mcp', ...named] };
  const args = ['-y', `groundplan@${version}`, 'mcp', ...named];
  // On Windows npx is a script, which many clients only start through a shell. A file that is shared must do for every system.
  return scope === 'user' && platform === 'win32'
    ? { command: 'cmd', args: ['/c', 'npx', ...args] }
    : { command: 'npx', args };
}

function programPath(): string {
  const manifest = createRequire(import.meta.url).resolve('groundplan/package.json');
  return join(dirname(manifest), 'dist', 'program', 'cli.js');
}
