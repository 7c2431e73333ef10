import { decodePath } from './decode-path.ts';
import { decodeText } from './decode-text.ts';
import type { Git } from './git.ts';
import { MOST_TEXT_BYTES } from './read-inside.ts';
import type { Commit, RepositoryFile } from './repository.ts';
import { isBinary } from './skip-by-content.ts';
import { skipByPath } from './skip-by-path.ts';

/** True if a commit-ish names a commit here. */
export async function isCommit(git: Git, revision: string): Promise<boolean> {
  return isRevision(revision) && (await git(['rev-parse', '--quiet', '--verify', `${revision}^{commit}`])).code === 0;
}

/** What differs between a commit and the working tree, renames as a deletion and an addition; null for no such commit. */
export async function compareWith(
  git: Git,
  revision: string,
  files: readonly RepositoryFile[],
  sparse: ReadonlySet<string>,
): Promise<Commit['files'] | null> {
  const before = await listTree(git, revision, []);
  if (before === null) return null;
  const now = new Map(files.map((file) => [file.path, file]));
  const changed = files.flatMap(({ path, blob }): Commit['files'] => {
    const old = before.get(path);
    if (old === undefined) return [{ path, status: 'A' }];
    return old.blob === blob ? [] : [{ path, status: 'M' }];
  });
  const deleted = [...before].filter(([path, { type }]) => type === 'blob' && !now.has(path) && !sparse.has(path));
  return [...changed, ...deleted.map(([path]) => ({ path, status: 'D' as const }))].toSorted((one, other) =>
    one.path < other.path ? -1 : 1,
  );
}

/** The text of a file as it stood in a commit, or null: no such commit or file, a link, a secret, binary, or over 1 MB. */
export async function readAt(git: Git, revision: string, path: string): Promise<string | null> {
  if (skipByPath(path) === 'secret') return null;
  const entry = (await listTree(git, revision, [path]))?.get(path);
  if (entry === undefined || entry.type !== 'blob' || entry.mode === LINK) return null;
  const size = await git(['cat-file', '-s', entry.blob]);
  if (size.code !== 0 || Number(size.output.toString('utf8')) > MOST_TEXT_BYTES) return null;
  const { code, output } = await git(['cat-file', 'blob', entry.blob]);
  return code !== 0 || isBinary(output) ? null : decodeText(output);
}

const LINK = '120000';

/** Git would take a leading dash for an option. */
function isRevision(revision: string): boolean {
  return revision !== '' && !revision.startsWith('-') && !revision.includes('\0');
}

interface TreeEntry {
  readonly mode: string;
  /** `blob`, or `commit` for a submodule. */
  readonly type: string;
  readonly blob: string;
}

async function listTree(
  git: Git,
  revision: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TreeEntry> | null> {
  if (!isRevision(revision) || paths.some((path) => path.includes('\0'))) return null;
  const { code, output } = await git(['ls-tree', '-r', '-z', '--full-tree', `${revision}^{commit}`, '--', ...paths]);
  if (code !== 0) return null;
  const entries = new Map<string, TreeEntry>();
  for (const [, mode = '', type = '', blob = '', bytes = ''] of output.toString('latin1').matchAll(ENTRY)) {
    const path = decodePath(bytes);
    if (path !== null) entries.set(path, { mode, type, blob });
  }
  return entries;
}

const ENTRY = /(\d{6}) (\w+) ([0-9a-f]{40,64})\t([^\0]*)\0/g;
