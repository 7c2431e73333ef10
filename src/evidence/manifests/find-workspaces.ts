import type { Workspace } from '../collectors/packages.ts';
import { baseOf, holds, pathFrom } from '../../repository/paths.ts';
import { globCovers } from '../rules/glob.ts';
import type { ReadManifest } from './read-manifests.ts';

/**
 * The repository's own packages: a manifest with no other of its ecosystem above it is a root, and a root's globs name its
 * members. An example or a fixture below a root that no glob names is neither.
 */
export function findWorkspaces(manifests: readonly ReadManifest[]): readonly ReadManifest[] {
  const candidates = manifests.filter(({ manifest }) => manifest.name !== null || manifest.members.length > 0);
  const roots = candidates.filter((candidate) => !candidates.some((other) => isBelow(candidate, other)));
  return [...roots.toSorted(byFolder), ...findMembers(roots, candidates).toSorted(byFolder)];
}

/** A workspace as evidence; none for a file that only ties other packages together. */
export function toWorkspaces(found: readonly ReadManifest[], repositoryName: string): readonly Workspace[] {
  return found
    .filter((one) => !found.some((other) => speaksFor(other, one)))
    .flatMap(({ path, folder, format, manifest }) => {
      if (manifest.name === null) return [];
      const name = manifest.name === '' ? baseOf(folder) || repositoryName : manifest.name;
      return [{ name, path: folder, manifest: path, ecosystem: format.ecosystem, version: manifest.version }];
    });
}

/** Some packages are described by two files, as `pyproject.toml` and `setup.py`: the one with a name speaks, else the first. */
function speaksFor(other: ReadManifest, one: ReadManifest): boolean {
  if (other === one || other.folder !== one.folder || other.format.ecosystem !== one.format.ecosystem) return false;
  const [name, rival] = [one.manifest.name, other.manifest.name];
  if (rival === null || rival === '') return false;
  return name === '' || (name === rival && other.path < one.path);
}

/** Members of the roots, and of members, as Maven's modules may name modules of their own. */
function findMembers(roots: readonly ReadManifest[], candidates: readonly ReadManifest[]): readonly ReadManifest[] {
  const found = new Set<ReadManifest>();
  let owners = roots;
  while (owners.length > 0) {
    const next = candidates.filter(
      (candidate) => !found.has(candidate) && owners.some((owner) => isMember(candidate, owner)),
    );
    for (const member of next) found.add(member);
    owners = next;
  }
  return [...found].filter((member) => !roots.includes(member));
}

function isMember(candidate: ReadManifest, owner: ReadManifest): boolean {
  if (candidate.manifest.name === null || !isBelow(candidate, owner)) return false;
  const path = pathFrom(owner.folder, candidate.folder);
  const covers = (glob: string) => globCovers(`./${glob.replace(/^\.\//u, '').replace(/\/+$/u, '')}`, path);
  const { members } = owner.manifest;
  const excluded = members.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return members.some((glob) => !glob.startsWith('!') && covers(glob)) && !excluded.some(covers);
}

function isBelow(candidate: ReadManifest, other: ReadManifest): boolean {
  return (
    other.format.ecosystem === candidate.format.ecosystem &&
    other.folder !== candidate.folder &&
    holds(other.folder, candidate.folder)
  );
}

function byFolder(left: ReadManifest, right: ReadManifest): number {
  return left.folder < right.folder ? -1 : Number(left.folder > right.folder);
}
