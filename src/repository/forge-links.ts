/** Where a forge shows its issues, changes and commits. */
export interface ForgeLinks {
  issue(number: string): string;
  /** A pull or merge request. */
  change(number: string): string;
  commit(hash: string): string;
}

/** The links of a remote's web address; null for none, and for a forge that is not known by its host. */
export function forgeLinks(remote: string | null): ForgeLinks | null {
  if (remote === null || !URL.canParse(remote)) return null;
  const paths = pathsOf(new URL(remote).hostname);
  if (paths === null) return null;
  const [issue, change, commit] = paths;
  return {
    issue: (number) => `${remote}/${issue}/${number}`,
    change: (number) => `${remote}/${change}/${number}`,
    commit: (hash) => `${remote}/${commit}/${hash}`,
  };
}

/** GitHub, GitLab, Gitea with Forgejo, Bitbucket: also under a host of one's own that says so. */
function pathsOf(host: string): readonly [string, string, string] | null {
  if (/(?:^|[.-])github(?:[.-]|$)/u.test(host)) return ['issues', 'pull', 'commit'];
  if (/(?:^|[.-])gitlab(?:[.-]|$)/u.test(host)) return ['-/issues', '-/merge_requests', '-/commit'];
  if (/(?:^|[.-])(?:codeberg|gitea|forgejo)(?:[.-]|$)/u.test(host)) return ['issues', 'pulls', 'commit'];
  if (/(?:^|[.-])bitbucket(?:[.-]|$)/u.test(host)) return ['issues', 'pull-requests', 'commits'];
  return null;
}
