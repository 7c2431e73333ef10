import type { Commit, RepositoryFile } from './repository.ts';

/** A file as the disk shows it, before anything is said about its use. */
export interface ListedPath {
  readonly path: string;
  readonly size: number;
  readonly blob: string | null;
  readonly link: boolean;
}

/** What a walk through a working tree or a folder found. */
export interface Listing {
  readonly files: readonly ListedPath[];
  readonly dirty: ReadonlySet<string>;
  /** Tracked files that a sparse checkout leaves out. */
  readonly sparse: ReadonlySet<string>;
  /** What differs from HEAD, sorted by path; null where that has to be asked, because the index differs from it too. */
  readonly changes: Commit['files'] | null;
  readonly notices: readonly string[];
}

/** A listed file while the repository is open: reading it may show a reason to skip it that its name did not. */
export interface ListedFile extends RepositoryFile {
  skipped: RepositoryFile['skipped'];
}
