import type { CodeIndex } from './code-index.ts';
import type { PastText } from './read-texts.ts';
import type { CodeSymbol } from './symbols.ts';

/** Why a file is listed but its text is not used as evidence. */
export type SkipReason =
  | 'binary'
  | 'large'
  | 'minified'
  | 'generated'
  | 'vendored'
  | 'secret'
  | 'symlink'
  | 'unreadable'
  /** A plan that Groundplan wrote. */
  | 'plan'
  /** By the settings of the repository. */
  | 'excluded';

/** One file of the working tree: tracked, or untracked and not ignored. */
export interface RepositoryFile {
  /** From the repository root, `/` between parts on every system. */
  readonly path: string;
  /** Size in bytes. */
  readonly size: number;
  /** Git blob id of the content as it stands in the working tree; null where it was not computed. */
  readonly blob: string | null;
  /** Null when the text may be read as evidence. Reasons that only the content shows are set when `read` first looks at it. */
  readonly skipped: SkipReason | null;
}

/** One commit of the history that ends at the base commit. */
export interface Commit {
  readonly hash: string;
  readonly subject: string;
  /** ISO 8601 date of the author. */
  readonly date: string;
  readonly author: string;
  /** Paths that it touched, as they were named then, with how: `A` added, `M` modified, `D` deleted, `R` renamed to. */
  readonly files: readonly { readonly path: string; readonly status: 'A' | 'M' | 'D' | 'R' }[];
}

/** How much git can tell: `full`, a history cut short, no commit yet, or no git at all. */
export type GitState = 'full' | 'shallow' | 'no-commits' | 'none';

/**
 * The repository that a plan is for, read and never executed. Everything is relative to `root`.
 * Text that may be secret, and files outside the root (by real path), are never handed out.
 */
export interface Repository {
  /** Absolute real path: the git top level, or the folder itself outside git. */
  readonly root: string;
  /** Where the user pointed, from `root`, without slashes at the ends; empty for the root itself. Evidence prefers what lies in it. */
  readonly scope: string;
  /** Name for people: from the root manifest, the remote, or the folder. */
  readonly name: string;
  readonly git: GitState;
  /** Full id of HEAD, or null. */
  readonly commit: string | null;
  readonly branch: string | null;
  /** Web address of the `origin` remote as https without credentials, or null. */
  readonly remote: string | null;
  /** Paths whose working-tree content differs from HEAD, or that are untracked. */
  readonly dirty: ReadonlySet<string>;
  /** What a reader must know about the limits of the evidence, one sentence each. */
  readonly notices: readonly string[];
  /** All files, sorted by path (code unit order). */
  readonly files: readonly RepositoryFile[];
  /** The file at exactly this path, or undefined. */
  file(path: string): RepositoryFile | undefined;
  /** True for a folder that holds a file. */
  hasFolder(path: string): boolean;
  /** The text of a file, or null when there is none that may be read. Line endings are as stored; a BOM is dropped. */
  read(path: string): string | null;
  /**
   * The text of a manifest or lock file, which may be generated, vendored and up to 32 MB; also for checking a quote from such a file.
   * Null for secrets, links and what is not text.
   */
  readManifest(path: string): string | null;
  /** The lines of a file without their endings (line 1 is index 0), or null. */
  lines(path: string): readonly string[] | null;
  /** Newest first, at most `limit`, from HEAD, cached. Empty outside git. */
  history(limit?: number): Promise<readonly Commit[]>;
  /** True if this commit-ish names a commit here. Never accepts a leading `-`. */
  hasCommit(revision: string): Promise<boolean>;
  /** What differs between a commit and the working tree, by path; renames are a deletion and an addition. Null when the revision names no commit. */
  changedSince(revision: string): Promise<Commit['files'] | null>;
  /** The text of a file as it stood in a commit, or null when there is none that may be read. */
  readAt(revision: string, path: string): Promise<string | null>;
  /** Texts of files as they once stood, in the order asked; null for each that this clone does not have or that may not be read. Two git processes for all. */
  readTexts(wanted: readonly PastText[]): Promise<readonly (string | null)[]>;
  /** Lexer-tier index over all readable text; built once, and where it was not prepared, all in one go. */
  index(): CodeIndex;
  /** Builds the index in slices and on more than one core, so that `index` has it at hand. Throws `aborted` soon after the signal. */
  prepareIndex(signal?: AbortSignal): Promise<void>;
  /** Exact symbols of one file: tree-sitter where there is a grammar, else the lexer's definitions. Cached. */
  symbols(path: string): Promise<readonly CodeSymbol[]>;
}
