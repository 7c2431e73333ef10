import type { Git } from './git.ts';

/** Where a repository stands. */
export interface Head {
  readonly commit: string | null;
  readonly branch: string | null;
  readonly remote: string | null;
}

/** Reads the current commit and branch, and where the repository is kept. */
export async function describeHead(git: Git): Promise<Head> {
  const [commit, branch, remote] = await Promise.all([
    ask(git, ['rev-parse', '--quiet', '--verify', 'HEAD^{commit}']),
    ask(git, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    ask(git, ['config', '--local', '--get', 'remote.origin.url']),
  ]);
  return { commit, branch, remote: remote === null ? null : toWebAddress(remote) };
}

async function ask(git: Git, args: readonly string[]): Promise<string | null> {
  const { code, output } = await git(args);
  return code === 0 ? output.toString('utf8').trim() || null : null;
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
