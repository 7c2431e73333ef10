import type { Dependency } from '../collectors/packages.ts';
import { isTestPath } from '../../repository/path-kinds.ts';
import type { ReadLockfile } from '../lockfiles/read-lockfiles.ts';
import { holds, pathFrom } from '../../repository/paths.ts';
import type { Declaration } from './manifest.ts';
import type { ReadManifest } from './read-manifests.ts';

/** A package that a manifest names twice is taken as the strongest of its kinds. */
const kindsByStrength: readonly Dependency['kind'][] = ['runtime', 'peer', 'build', 'optional', 'development'];

/** One dependency per manifest and name, with the version that the nearest lockfile above the manifest fixes. */
export function toDependencies(
  manifests: readonly ReadManifest[],
  workspaces: readonly ReadManifest[],
  lockfiles: readonly ReadLockfile[],
): readonly Dependency[] {
  return manifests
    .filter((manifest) => workspaces.includes(manifest) || !isForTestsOnly(manifest))
    .flatMap((manifest) => {
      const governed = manifest.manifest.name === null || workspaces.includes(manifest);
      const locks = locksFor(manifest, governed, lockfiles);
      return strongest(manifest.manifest.declarations).map((declaration) => toDependency(declaration, manifest, locks));
    })
    .toSorted(
      (left, right) =>
        compare(left.ecosystem, right.ecosystem) ||
        compare(left.declaredAt.path, right.declaredAt.path) ||
        compare(left.name, right.name),
    );
}

/** In a folder of tests, what no workspace claims is input of a test; requirements are for running the tests. */
function isForTestsOnly({ folder, format, manifest }: ReadManifest): boolean {
  const isRequirements = format.ecosystem === 'pypi' && manifest.name === null;
  return isTestPath(`${folder}/manifest`) && !isRequirements;
}

function toDependency(
  { name, declared, kind, line, fixed }: Declaration,
  { path, folder, format, manifest }: ReadManifest,
  locks: readonly ReadLockfile[],
): Dependency {
  const shared = { name, ecosystem: format.ecosystem, declared, kind, declaredAt: oneLine(path, line) };
  for (const lock of locks) {
    const locked = lock.answers({ name, declared, folder: pathFrom(lock.folder, folder), asker: manifest.name });
    if (locked !== null) return { ...shared, resolved: locked.version, resolvedAt: oneLine(lock.path, locked.line) };
  }
  return fixed === undefined
    ? { ...shared, resolved: null, resolvedAt: null }
    : { ...shared, resolved: fixed.version, resolvedAt: oneLine(fixed.path, fixed.line) };
}

/** Lockfiles of the same ecosystem in the manifest's folder, and above for what the workspace above governs; nearest first. */
function locksFor(
  { folder, format }: ReadManifest,
  governed: boolean,
  lockfiles: readonly ReadLockfile[],
): readonly ReadLockfile[] {
  return lockfiles
    .filter((lock) => lock.format.ecosystem === format.ecosystem)
    .filter((lock) => lock.folder === folder || (governed && holds(lock.folder, folder)))
    .toSorted((left, right) => right.folder.length - left.folder.length);
}

function strongest(declarations: readonly Declaration[]): readonly Declaration[] {
  const chosen = new Map<string, Declaration>();
  for (const declaration of declarations) {
    const rival = chosen.get(declaration.name);
    if (rival === undefined || strengthOf(declaration) < strengthOf(rival)) chosen.set(declaration.name, declaration);
  }
  return [...chosen.values()];
}

function strengthOf({ kind }: Declaration): number {
  return kindsByStrength.indexOf(kind);
}

function oneLine(path: string, line: number) {
  return { path, startLine: line, endLine: line };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
