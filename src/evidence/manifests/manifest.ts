import type { Dependency, Ecosystem } from '../collectors/packages.ts';

/** A manifest file and a way to its neighbours, for what it inherits from them. */
export interface ManifestInput {
  /** From the repository root. */
  readonly path: string;
  readonly text: string;
  /** Another file of the repository, parsed; null when there is none. Each file is parsed once for all who ask. Throws where it is broken. */
  readonly parseFile: <Document>(path: string, parse: (text: string) => Document) => Document | null;
}

/** A package that a manifest asks for. */
export interface Declaration {
  readonly name: string;
  /** The range, taken from the workspace or catalog where the manifest refers to it; null when there is none. */
  readonly declared: string | null;
  readonly kind: Dependency['kind'];
  /** 1-based line of the manifest. */
  readonly line: number;
  /** The exact version and where it is written, for tools that need no lockfile because manifests fix it. */
  readonly fixed?: { readonly version: string; readonly path: string; readonly line: number } | undefined;
}

/** What a manifest says. */
export interface Manifest {
  /** Of the package that it describes: empty for one without a name, null when it describes none (a list of requirements). */
  readonly name: string | null;
  readonly version: string | null;
  readonly declarations: readonly Declaration[];
  /** Globs of the folders of workspace members, from the manifest's own folder. */
  readonly members: readonly string[];
}

/** One manifest format. */
export interface ManifestFormat {
  readonly ecosystem: Ecosystem;
  /** True for a file to read, judged by its name and path alone. */
  readonly matches: (name: string, path: string) => boolean;
  /** Reads it as data. Throws where the text is broken. */
  readonly parse: (input: ManifestInput) => Manifest;
}

/** Says that a value is a manifest format. */
export function defineManifestFormat(format: ManifestFormat): ManifestFormat {
  return format;
}
