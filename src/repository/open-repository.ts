import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { buildCodeIndex, prepareCodeIndex } from './build-code-index.ts';
import { openHistoryFile } from './cache/history-file.ts';
import type { CachePlace } from './cache/index-log.ts';
import type { CodeIndex } from './code-index.ts';
import { describeFiles } from './describe-files.ts';
import { findName } from './find-name.ts';
import type { GitOptions } from './git.ts';
import { readHistory } from './history.ts';
import { listFolder } from './list-folder.ts';
import { listWorkingTree } from './list-working-tree.ts';
import { locateRoot, type GitTree } from './locate-root.ts';
import { readAttributes } from './read-attributes.ts';
import { readFiles } from './read-files.ts';
import { readRemote } from './read-remote.ts';
import { readSymbols } from './read-symbols.ts';
import { readTexts } from './read-texts.ts';
import { recallBlobs } from './recall-blobs.ts';
import { leavesOut, type Selection } from './select-paths.ts';
import type { Commit, GitState, Repository, RepositoryFile } from './repository.ts';
import { compareWith, isCommit, readAt } from './revisions.ts';
import type { CodeSymbol } from './symbols.ts';

/** How a repository is opened. */
export interface OpenOptions extends GitOptions {
  /** Where what the lexer learned is kept from run to run; nothing is kept when it is left out. */
  readonly cache?: CachePlace | undefined;
  /** Which files are evidence; all when it is left out. */
  readonly select?: Selection | undefined;
}

/**
 * Opens the repository that a folder belongs to, as it stands now: the value does not follow later changes of the files.
 * Throws `not-found` and `repository` when there is nothing that can be opened, `aborted` on the signal.
 */
export async function openRepository(path: string, options: OpenOptions = {}): Promise<Repository> {
  const { root, folder, tree, notices } = await locateRoot(path, options);
  const commit = tree?.commit ?? null;
  const [remote, listing] = await Promise.all([
    tree === null ? null : readRemote(tree),
    tree === null ? listFolder(root) : listWorkingTree(root, tree, options.signal),
  ]);
  const attributes = tree === null ? new Map() : await readAttributes(root, tree.git, listing.files);
  const files = describeFiles(
    listing.files,
    attributes,
    options.select === undefined ? undefined : leavesOut(options.select),
  );
  const byPath = new Map(files.map((file) => [file.path, file]));
  const find = (one: string) => byPath.get(one);
  const { look, ...reader } = readFiles(root, find, attributes);
  const recall =
    tree === null || options.cache === undefined
      ? null
      : recallBlobs(options.cache, { root, home: tree.home, find, look, attributes });
  let folders: ReadonlySet<string> | undefined;
  let index: CodeIndex | undefined;
  const symbols = new Map<string, Promise<readonly CodeSymbol[]>>();
  const changes = new Map<string, ReturnType<Repository['changedSince']>>();
  const commits = new Map<string, Promise<boolean>>();

  const repository: Repository = {
    root,
    scope: relative(root, folder).split(sep).join('/'),
    name: findName(root, remote, reader.readManifest),
    git: gitState(tree),
    commit,
    branch: tree?.branch ?? null,
    remote,
    dirty: listing.dirty,
    notices: [...notices, ...noticesOf(tree), ...listing.notices, ...describeExcluded(files)],
    files,
    file: find,
    hasFolder: (one) => (folders ??= listFolders(byPath.keys())).has(one),
    ...reader,
    history: cacheHistory(root, tree, options.cache),
    async hasCommit(revision) {
      if (tree === null || revision === commit) return tree !== null;
      const known = commits.get(revision) ?? isCommit(tree.git, revision);
      commits.set(revision, known);
      return known;
    },
    async changedSince(revision) {
      if (tree === null) return null;
      if (revision === commit && listing.changes !== null) return listing.changes;
      const known = changes.get(revision) ?? compareWith(tree.git, revision, files, listing.sparse);
      changes.set(revision, known);
      return known;
    },
    readAt: async (revision, one) => (tree === null ? null : readAt(tree.git, revision, one)),
    readTexts: async (wanted) => (tree === null ? wanted.map(() => null) : readTexts(tree.git, wanted)),
    index: () => (index ??= buildCodeIndex(repository, recall)),
    async prepareIndex(signal) {
      index ??= await prepareCodeIndex(repository, recall, signal);
    },
    symbols(one) {
      const known = symbols.get(one) ?? readSymbols(repository, one);
      symbols.set(one, known);
      return known;
    },
  };
  return repository;
}

function gitState(tree: GitTree | null): GitState {
  if (tree === null) return 'none';
  if (tree.commit === null) return 'no-commits';
  return tree.shallow ? 'shallow' : 'full';
}

function noticesOf(tree: GitTree | null): readonly string[] {
  if (tree?.commit === null) return ['There is no commit yet: the files are read as they stand.'];
  return tree?.shallow ? ['The clone is shallow: the history ends early.'] : [];
}

function describeExcluded(files: readonly RepositoryFile[]): readonly string[] {
  const count = files.filter(({ skipped }) => skipped === 'excluded').length;
  return count === 0
    ? []
    : [`Left out by the settings \`include\` and \`exclude\`: ${count} of ${files.length} files.`];
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

function cacheHistory(root: string, tree: GitTree | null, cache: CachePlace | undefined): Repository['history'] {
  let known: { readonly limit: number; readonly commits: Promise<readonly Commit[]> } | undefined;
  return async (limit = MOST_COMMITS) => {
    if (tree === null || tree.commit === null) return [];
    if (known === undefined || known.limit < limit) {
      const { git, commit, home } = tree;
      const kept = cache && openHistoryFile(cache, { home, root, commit, limit, ends: readShallowEnds(tree) });
      known = { limit, commits: readHistory(git, commit, limit, kept) };
    }
    return (await known.commits).slice(0, limit);
  };
}

/** Fetching more of a shallow clone changes the history of the same commit. */
function readShallowEnds({ shallow, home }: GitTree): string {
  return shallow ? readFileSync(join(home, 'shallow'), 'latin1') : '';
}
