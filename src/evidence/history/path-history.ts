import type { Commit } from '../../repository/repository.ts';
import type { HistoryFacts } from '../collectors/history.ts';
import { countEach } from '../commonest.ts';

/** Commits that touch more files than this say nothing about what belongs together. */
const WIDEST = 60;

/** Answers questions about single paths; the index over the commits is built at the first question. */
export function createPathHistory(
  commits: readonly Commit[],
): Pick<HistoryFacts, 'authorsOf' | 'changedWith' | 'commitsOf'> {
  let byPath: ReadonlyMap<string, readonly Commit[]> | null = null;
  const commitsAt = (path: string): readonly Commit[] => {
    byPath ??= indexByPath(commits);
    return byPath.get(path) ?? [];
  };
  return {
    authorsOf: (path) =>
      countEach(commitsAt(path).map(({ author }) => author)).map(([name, count]) => ({ name, commits: count })),
    changedWith: (path) => changedTogether(path, commitsAt(path), (other) => commitsAt(other).length),
    commitsOf: (path) => (commits.length === 0 ? null : commitsAt(path).length),
  };
}

function indexByPath(commits: readonly Commit[]): ReadonlyMap<string, readonly Commit[]> {
  const index = new Map<string, Commit[]>();
  for (const commit of commits) {
    for (const { path } of commit.files) {
      const list = index.get(path);
      if (list === undefined) index.set(path, [commit]);
      else list.push(commit);
    }
  }
  return index;
}

/** Ordered by how much of both histories is shared, so that a changelog touched by everything does not come first. */
function changedTogether(path: string, commits: readonly Commit[], total: (path: string) => number) {
  const narrow = commits.filter(({ files }) => files.length <= WIDEST);
  const others = narrow.flatMap(({ files }) =>
    files.filter((file) => file.path !== path && file.status !== 'D').map((file) => file.path),
  );
  return countEach(others)
    .filter(([, times]) => times >= 3)
    .map(([other, times]) => ({
      path: other,
      times,
      of: narrow.length,
      shared: times / Math.sqrt(narrow.length * total(other)),
    }))
    .sort((a, b) => b.shared - a.shared || b.times - a.times || (a.path < b.path ? -1 : 1))
    .slice(0, 20)
    .map(({ path: other, times, of }) => ({ path: other, times, of }));
}
