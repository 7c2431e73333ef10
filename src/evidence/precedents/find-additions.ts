import type { Commit, Repository } from '../../repository/repository.ts';
import type { Addition } from '../collectors/precedents.ts';
import { unitOf } from './unit-of.ts';

const additionLimit = 5;

/** Commits that introduced one or two units of a folder, newest first, at most five. */
export function findAdditions(folder: string, commits: readonly Commit[], repository: Repository): Addition[] {
  const additions: Addition[] = [];
  const oldest = oldestTouch(folder, commits);
  for (const commit of commits) {
    const fresh = commit.files.filter(
      ({ path, status }) => status === 'A' && oldest.get(unitOf(folder, path) ?? '') === commit.hash,
    );
    const added = fresh.filter(({ path }) => repository.file(path) !== undefined).map(({ path }) => path);
    // A commit that adds many units moves or imports code; it shows nothing about adding one.
    if (
      added.length === 0 ||
      new Set(fresh.map(({ path }) => unitOf(folder, path))).size > 2 ||
      commit.files.length > 40
    )
      continue;
    const changed = commit.files.filter(({ path, status }) => status === 'M' && repository.file(path) !== undefined);
    const alongside = commit.files.filter(
      ({ path, status }) => status === 'A' && !added.includes(path) && repository.file(path) !== undefined,
    );
    additions.push({
      commit,
      added: [...added, ...alongside.map(({ path }) => path)],
      changed: changed.map(({ path }) => path),
    });
    if (additions.length === additionLimit) break;
  }
  return additions;
}

/** The oldest commit that touched each unit of the folder: the one that introduced it. */
function oldestTouch(folder: string, commits: readonly Commit[]): ReadonlyMap<string, string> {
  const oldest = new Map<string, string>();
  for (const { hash, files } of commits) {
    for (const { path } of files) {
      const unit = unitOf(folder, path);
      if (unit !== null) oldest.set(unit, hash);
    }
  }
  return oldest;
}
