import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';
import { readLockfiles } from '../lockfiles/read-lockfiles.ts';
import { readManifests } from '../manifests/read-manifests.ts';
import { findWorkspaces, toWorkspaces } from '../manifests/find-workspaces.ts';
import { toDependencies } from '../manifests/to-dependencies.ts';

export type Ecosystem = 'npm' | 'pypi' | 'go' | 'cargo' | 'maven' | 'composer' | 'rubygems' | 'nuget';

/** A package that a manifest of the repository declares. */
export interface Dependency {
  readonly name: string;
  readonly ecosystem: Ecosystem;
  /** The range as the manifest writes it, or the workspace or catalog that it refers to; null when there is none. */
  readonly declared: string | null;
  /** The exact version in use: a lockfile's, or the manifests' own where no lockfile is needed; null when neither says. */
  readonly resolved: string | null;
  readonly kind: 'runtime' | 'development' | 'peer' | 'optional' | 'build';
  /** The line of the manifest that declares it. */
  readonly declaredAt: Citation;
  /** The line that fixes `resolved`, when it is known. */
  readonly resolvedAt: Citation | null;
}

/** A package of the repository's own: a root, or a member of a workspace. */
export interface Workspace {
  readonly name: string;
  /** Its folder; empty for the root. */
  readonly path: string;
  readonly manifest: string;
  readonly ecosystem: Ecosystem;
  readonly version: string | null;
}

export interface PackageFacts {
  /** One entry per manifest that declares it; sorted by ecosystem, manifest path, name. */
  readonly dependencies: readonly Dependency[];
  /** Roots first, then members, by path. */
  readonly workspaces: readonly Workspace[];
  /** Lockfiles read. */
  readonly lockfiles: readonly string[];
  /** Manifests and lockfiles that could not be parsed. */
  readonly unparsed: readonly string[];
}

/** Finds the packages that the repository declares and is made of. At most 200 manifests are read, root and scope first. */
export const collectPackages: Collector<PackageFacts> = ({ repository, signal }) => {
  const manifests = readManifests(repository, signal);
  const lockfiles = readLockfiles(repository, signal);
  const workspaces = findWorkspaces(manifests.read);
  return {
    dependencies: toDependencies(manifests.read, workspaces, lockfiles.read),
    workspaces: toWorkspaces(workspaces, repository.name),
    lockfiles: lockfiles.read.map(({ path }) => path),
    unparsed: [...manifests.unparsed, ...lockfiles.unparsed].toSorted(),
  };
};
