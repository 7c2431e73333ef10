import type { Repository } from '../../repository/repository.ts';
import type { Citation } from '../citation.ts';
import { ancestorsOf, folderOf } from '../../repository/paths.ts';
import type { StatedVersion } from './runtime-versions.ts';
import { readStatedVersions, statesVersions } from './runtime-versions.ts';

/** A stated version and its place. */
export interface PlacedVersion extends StatedVersion {
  readonly at: Citation;
}

/** What each language and runtime is asked for: nearest to the scope first, and in one folder a pinned version before a range. */
export function findStatedVersions(
  repository: Repository,
  folders: readonly string[],
): ReadonlyMap<string, readonly PlacedVersion[]> {
  const wanted = [...new Set([...ancestorsOf(repository.scope), ...folders])];
  const inFolders = new Set(wanted);
  const found = repository.files
    .filter(({ path }) => inFolders.has(folderOf(path)) && statesVersions(path))
    .flatMap(({ path }) => readPlaced(path, repository))
    .toSorted(
      (left, right) =>
        wanted.indexOf(folderOf(left.at.path)) - wanted.indexOf(folderOf(right.at.path)) ||
        Number(right.pinned) - Number(left.pinned),
    );
  return groupByName(found);
}

function readPlaced(path: string, repository: Repository): readonly PlacedVersion[] {
  const text = repository.readManifest(path);
  if (text === null) return [];
  try {
    return readStatedVersions(path, text).map((version) => ({
      ...version,
      at: { path, startLine: version.line, endLine: version.line },
    }));
  } catch {
    return [];
  }
}

function groupByName(found: readonly PlacedVersion[]): ReadonlyMap<string, readonly PlacedVersion[]> {
  const groups = new Map<string, PlacedVersion[]>();
  for (const version of found) groups.set(version.name, [...(groups.get(version.name) ?? []), version]);
  return groups;
}
