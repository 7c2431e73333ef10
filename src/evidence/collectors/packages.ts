import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';

export type Ecosystem = 'npm' | 'pypi' | 'go' | 'cargo' | 'maven' | 'composer' | 'rubygems' | 'nuget';

/** A package that a manifest of the repository declares. */
export interface Dependency {
  readonly name: string;
  readonly ecosystem: Ecosystem;
  /** The range as the manifest writes it; null when it gives none. */
  readonly declared: string | null;
  /** The version that the lockfile fixes; null when no lockfile says. */
  readonly resolved: string | null;
  readonly kind: 'runtime' | 'development' | 'peer' | 'optional' | 'build';
  /** The line of the manifest that declares it. */
  readonly declaredAt: Citation;
  /** The lockfile's line, when `resolved` is known. */
  readonly resolvedAt: Citation | null;
}

/** A package of the repository's own: the root, or a member of a workspace. */
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
  readonly workspaces: readonly Workspace[];
  /** Lockfiles read, and manifests that could not be parsed. */
  readonly lockfiles: readonly string[];
  readonly unparsed: readonly string[];
}

export const collectPackages: Collector<PackageFacts> = () => ({
  dependencies: [],
  workspaces: [],
  lockfiles: [],
  unparsed: [],
});
