import { relative, sep } from 'node:path';
import { buildCodeIndex } from './build-code-index.ts';
import type { CodeIndex } from './code-index.ts';
import { describeHead } from './describe-head.ts';
import { findName } from './find-name.ts';
import { findVendorFolders } from './find-vendor-folders.ts';
import type { Environment } from './git-environment.ts';
import { readHistory } from './history.ts';
import { listFolder } from './list-folder.ts';
import { listWorkingTree } from './list-working-tree.ts';
import type { ListedFile, ListedPath, Listing } from './listing.ts';
import { locateRoot, type GitTree } from './locate-root.ts';
import { readFiles } from './read-files.ts';
import { MOST_TEXT_BYTES } from './read-inside.ts';
import { readSymbols } from './read-symbols.ts';
import type { Commit, GitState, Repository, SkipReason } from './repository.ts';
import { skipByPath } from './skip-by-path.ts';
import type { CodeSymbol } from './symbols.ts';

/** How a repository is opened. */
export interface OpenOptions {
  /** Environment of the git processes; the caller's own by default. */
  readonly environment?: Environment;
}

/**
 * Opens the repository that a folder belongs to, as it stands now: the value does not follow later changes of the files.
 * Throws `not-found` and `repository` when there is nothing that can be opened.
 */
export async function openRepository(path: string, { environment }: OpenOptions = {}): Promise<Repository> {
  const { root, folder, tree, notices } = await locateRoot(path, environment);
  const head = tree === null ? { commit: null, branch: null, remote: null } : await describeHead(tree.git);
  const listing = tree === null ? listFolder(root) : await listWorkingTree(root, tree, head.commit);
  const files = describeFiles(listing);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reader = readFiles(root, (one) => byPath.get(one));
  let folders: ReadonlySet<string> | undefined;
  let index: CodeIndex | undefined;
  const symbols = new Map<string, Promise<readonly CodeSymbol[]>>();

  const repository: Repository = {
    root,
    scope: relative(root, folder).split(sep).join('/'),
    name: findName(root, head.remote, reader.readManifest),
    git: gitState(tree, head.commit),
    ...head,
    dirty: listing.dirty,
    notices: [...notices, ...noticesOf(tree, head.commit), ...listing.notices],
    files,
    file: (one) => byPath.get(one),
    hasFolder: (one) => (folders ??= listFolders(byPath.keys())).has(one),
    ...reader,
    history: cacheHistory(tree, head.commit),
    hasCommit: async (revision) => tree !== null && (await isCommit(tree, revision)),
    index: () => (index ??= buildCodeIndex(repository)),
    symbols(one) {
      const known = symbols.get(one) ?? readSymbols(repository, one);
      symbols.set(one, known);
      return known;
    },
  };
  return repository;
}

function describeFiles({ files }: Listing): readonly ListedFile[] {
  const vendored = findVendorFolders(files.map(({ path }) => path));
  const described = files.map((file) => ({
    path: file.path,
    size: file.size,
    blob: file.blob,
    skipped: skip(file, vendored),
  }));
  return described.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

function skip({ path, size, link }: ListedPath, vendored: readonly string[]): SkipReason | null {
  if (link) return 'symlink';
  if (vendored.some((folder) => path.startsWith(folder))) return 'vendored';
  return skipByPath(path) ?? (size > MOST_TEXT_BYTES ? 'large' : null);
}

function gitState(tree: GitTree | null, commit: string | null): GitState {
  if (tree === null) return 'none';
  if (commit === null) return 'no-commits';
  return tree.shallow ? 'shallow' : 'full';
}

function noticesOf(tree: GitTree | null, commit: string | null): readonly string[] {
  if (tree !== null && commit === null) return ['There is no commit yet: the files are read as they stand.'];
  return tree?.shallow === true ? ['The clone is shallow: the history ends early.'] : [];
}

function listFolders(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>(['']);
  for (const path of paths) {
    for (
      let end = path.lastIndexOf('/');
      end > 0 && !folders.has(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1)
    )
      folders.add(path.slice(0, end));
  }
  return folders;
}

const MOST_COMMITS = 2000;

function cacheHistory(tree: GitTree | null, commit: string | null): Repository['history'] {
  let known: { readonly limit: number; readonly commits: Promise<readonly Commit[]> } | undefined;
  return async (limit = MOST_COMMITS) => {
    if (tree === null || commit === null) return [];
    if (known === undefined || known.limit < limit) known = { limit, commits: readHistory(tree.git, commit, limit) };
    return (await known.commits).slice(0, limit);
  };
}

async function isCommit({ git }: GitTree, revision: string): Promise<boolean> {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) return false;
  return (await git(['rev-parse', '--quiet', '--verify', `${revision}^{commit}`])).code === 0;
}
