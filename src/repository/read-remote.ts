import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitTree } from './locate-root.ts';

/** The web address of `origin`, or null when there is none or it has no such address. */
export async function readRemote({ git, home }: Pick<GitTree, 'git' | 'home'>): Promise<string | null> {
  if (!mayName(home)) return null;
  const { code, output } = await git(['config', '--local', '--get', 'remote.origin.url']);
  return code === 0 ? toWebAddress(output.toString('utf8').trim()) : null;
}

/** False where no remote is named, nor another file that may name one: git need not be started then. */
function mayName(home: string): boolean {
  try {
    return /remote|include|worktreeConfig/i.test(readFileSync(join(home, 'config'), 'latin1'));
  } catch {
    return true;
  }
}

/**
 * The https address of a remote, without user, password, port or `.git`; null for a local folder or a form that is not known.
 * Understands URLs and the short form `git@host:owner/name`.
 */
export function toWebAddress(remote: string): string | null {
  const short = /^(?:[^@/\s]+@)?([\w-]+(?:\.[\w-]+)+):(?!\/\/)\/?([^\s]+)$/.exec(remote);
  const long = /^(?:https?|ssh|git|git\+ssh):\/\/(?:[^@/\s]*@)?([\w.-]+)(?::\d+)?\/([^\s?#]+)/.exec(remote);
  const [, host, path] = long ?? short ?? [];
  if (host === undefined || path === undefined) return null;
  return `https://${host}/${path.replace(/\/+$/, '').replace(/\.git$/, '')}`;
}
