import { lstatSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodePaths } from './decode-path.ts';
import { readGit } from './git.ts';
import { hashBlob, isContentOf, type ObjectFormat } from './hash-blob.ts';
import { listTracked, listUntracked, type IndexStat, type TrackedEntry } from './list-index.ts';
import type { ListedPath, Listing } from './listing.ts';
import type { GitTree } from './locate-root.ts';
import { readGitIndex } from './read-git-index.ts';
import { isInside, MOST_MANIFEST_BYTES, MOST_TEXT_BYTES } from './read-inside.ts';
import type { Commit } from './repository.ts';
import { runInSlices, type Steps } from './steps.ts';

/**
 * Lists the working tree of a git repository: tracked files that are there, and untracked ones that are not ignored.
 *
 * `git status` is not asked, for it may run the clean filters that a repository's configuration names. The index is compared with
 * the disk as git does it (size, times, inode), and only where that leaves a doubt the content is hashed, here.
 */
export async function listWorkingTree(root: string, tree: GitTree, signal?: AbortSignal): Promise<Listing> {
  const loose = listUntracked(tree.git);
  const { entries, treeId, writtenAt } = readGitIndex(tree.indexPath, tree.format);
  const asked = Promise.all([loose, listStaged(tree, treeId)]);
  asked.catch(() => {}); // It is waited for below, where git works while files are looked at.
  const tracked = entries ?? (await listTracked(tree.git));
  const state: TreeState = { root, format: tree.format, indexTime: writtenAt, inside: new Map() };
  const found = await runInSlices(inspectAll(state, tracked), signal);
  const [untracked, staged] = await asked;
  const dirty = new Set(staged ?? []);
  const files = new Map<string, ListedPath>();
  const changes: Commit['files'][number][] = [];
  for (const [at, entry] of tracked.entries()) {
    if (entry.path === null || entry.mode === SUBMODULE || entry.sparse) continue;
    const file = found[at] ?? null;
    if (file !== null) files.set(entry.path, file);
    if (file?.blob !== entry.blob) changes.push({ path: entry.path, status: file === null ? 'D' : 'M' });
    if (file?.blob !== entry.blob || entry.stage > 0 || staged === null) dirty.add(entry.path);
  }
  const others = untracked.flatMap((path) => (path === null || path.endsWith('/') ? [] : [path]));
  for (const file of await runInSlices(inspectUntracked(state, others), signal)) {
    files.set(file.path, file);
    dirty.add(file.path);
    changes.push({ path: file.path, status: 'A' });
  }
  const sparse = new Set(tracked.flatMap((entry) => (entry.sparse && entry.path !== null ? [entry.path] : [])));
  return {
    files: [...files.values()],
    dirty,
    sparse,
    changes: staged?.length === 0 ? changes.toSorted((one, other) => (one.path < other.path ? -1 : 1)) : null,
    notices: describeGaps(tracked, untracked),
  };
}

const SUBMODULE = '160000';

/** Paths whose index entry differs from HEAD; null when there is no commit yet. After a commit the index notes that it is the same tree. */
async function listStaged(
  { git, commit, treeId }: GitTree,
  indexTree: string | null,
): Promise<readonly string[] | null> {
  if (commit === null) return null;
  if (treeId !== null && treeId === indexTree) return [];
  const options = ['--cached', '--name-only', '-z', '--no-renames', '--ignore-submodules=all'];
  const output = await readGit(git, ['diff-index', ...options, commit, '--']);
  return decodePaths(output).filter((path) => path !== null);
}

interface TreeState {
  readonly root: string;
  readonly format: ObjectFormat;
  /** When the index was written, in milliseconds. */
  readonly indexTime: number;
  /** Whether a folder lies inside the root by its real path, as far as it was asked. */
  readonly inside: Map<string, boolean>;
}

/** What stands at each entry. */
function* inspectAll(state: TreeState, tracked: readonly TrackedEntry[]): Steps<readonly (ListedPath | null)[]> {
  const found: (ListedPath | null)[] = [];
  for (const entry of tracked) {
    const isFile = entry.path !== null && entry.mode !== SUBMODULE && !entry.sparse;
    found.push(isFile ? inspectTracked(state, entry.path, entry) : null);
    if (found.length % LOOKS === 0) yield;
  }
  return found;
}

/** Looks at the disk between two pauses. */
const LOOKS = 64;

function* inspectUntracked(state: TreeState, paths: readonly string[]): Steps<readonly ListedPath[]> {
  const found: ListedPath[] = [];
  for (const path of paths) {
    const file = inspect(state, path, MOST_TEXT_BYTES);
    if (file !== null) found.push(file);
    yield;
  }
  return found;
}

/** The file as it stands on disk, or null when it is gone. */
function inspectTracked(state: TreeState, path: string, entry: TrackedEntry): ListedPath | null {
  const stat = lookAt(`${state.root}/${path}`);
  if (stat === null) return null;
  const known = entry.stage === 0 && entry.stat !== null && isUnchanged(stat, entry.stat, state.indexTime);
  if (known) return { path, size: stat.size, blob: entry.blob, link: stat.isSymbolicLink() };
  return inspect(state, path, MOST_MANIFEST_BYTES, entry.blob);
}

/** Git's own test. A file written in the same instant as the index, or after it, may have changed again without a trace. */
function isUnchanged(stat: Stats, { changedAt, modifiedAt, inode, size }: IndexStat, indexTime: number): boolean {
  return (
    stat.size % 2 ** 32 === size &&
    isSame(stat.mtimeMs, modifiedAt) &&
    isSame(stat.ctimeMs, changedAt) &&
    (inode === 0 || stat.ino % 2 ** 32 === inode) &&
    modifiedAt < indexTime
  );
}

/** Within a microsecond: a millisecond count with fractions holds no more. */
function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.001;
}

function inspect(state: TreeState, path: string, most: number, expected?: string): ListedPath | null {
  const { root, format } = state;
  const target = join(root, path);
  const stat = lookAt(target);
  if (stat === null || !isFolderInside(state, dirname(target))) return null;
  if (stat.isSymbolicLink())
    return { path, size: stat.size, blob: hashBlob(readlinkSync(target, 'buffer'), format), link: true };
  if (!stat.isFile()) return null;
  const blob = stat.size > most ? null : hashFile(target, format, expected);
  return { path, size: stat.size, blob, link: false };
}

function isFolderInside({ root, inside }: TreeState, folder: string): boolean {
  const known = inside.get(folder) ?? isInside(root, folder);
  inside.set(folder, known);
  return known;
}

/** Where the content differs from the index in its line endings only, as `core.autocrlf` makes it, git sees no change either. */
function hashFile(target: string, format: ObjectFormat, expected: string | undefined): string | null {
  try {
    const content = readFileSync(target);
    return expected !== undefined && isContentOf(content, expected) ? expected : hashBlob(content, format);
  } catch {
    return null;
  }
}

function lookAt(target: string): Stats | null {
  try {
    return lstatSync(target, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

function describeGaps(tracked: readonly TrackedEntry[], untracked: readonly (string | null)[]): readonly string[] {
  const submodules = tracked.filter(({ mode }) => mode === SUBMODULE).length;
  const sparse = tracked.filter((entry) => entry.sparse).length;
  const nameless = [...tracked.map(({ path }) => path), ...untracked].filter((path) => path === null).length;
  const nested = untracked.filter((path) => path?.endsWith('/') === true).length;
  return [
    ...(submodules > 0 ? [`Not looked into: ${count(submodules, 'submodule')}.`] : []),
    ...(nested > 0 ? [`Not looked into: ${count(nested, 'nested repository', 'nested repositories')}.`] : []),
    ...(sparse > 0 ? [`Left out by a sparse checkout: ${count(sparse, 'file')}.`] : []),
    ...(nameless > 0 ? [`Left out because the name is not UTF-8: ${count(nameless, 'file')}.`] : []),
  ];
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
