import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PlanError } from '../errors.ts';
import { findGit, gitEnvironment } from './git-environment.ts';
import { openGit, type Git, type GitOptions } from './git.ts';
import type { ObjectFormat } from './hash-blob.ts';

/** A working tree under git. */
export interface GitTree {
  readonly git: Git;
  /** Full id of HEAD, or null before the first commit. */
  readonly commit: string | null;
  /** Id of the tree of HEAD; null before the first commit, and where it is not at hand. */
  readonly treeId: string | null;
  /** Null when HEAD is on no branch. */
  readonly branch: string | null;
  readonly shallow: boolean;
  readonly format: ObjectFormat;
  /** Absolute path of the index, which need not exist. */
  readonly indexPath: string;
  /** Absolute path of the git folder that all working trees of the repository share. */
  readonly home: string;
}

/** Where the repository of a folder stands. */
export interface Location {
  readonly root: string;
  /** The real path of the folder asked for. */
  readonly folder: string;
  /** Null outside git. */
  readonly tree: GitTree | null;
  readonly notices: readonly string[];
}

/**
 * Finds the git top level of a folder, else takes the folder itself as the root. Throws `not-found` for a folder that is not there
 * and `repository` for one whose git state cannot be read.
 */
export async function locateRoot(path: string, options: GitOptions): Promise<Location> {
  const folder = realFolder(path);
  const holders = ancestors(folder).filter((one) => existsSync(join(one, '.git')));
  const nearest = holders[0];
  if (nearest !== undefined && findGit(gitEnvironment(options.environment)) === null)
    return {
      root: nearest,
      folder,
      tree: null,
      notices: ['Git is not installed: history and ignored files are unknown.'],
    };
  for (const root of holders) {
    const tree = await openTree(root, options);
    if (tree !== null) return { root, folder, tree, notices: [] };
  }
  return {
    root: folder,
    folder,
    tree: null,
    notices: ['Not a git repository: there is no history and no base commit.'],
  };
}

function realFolder(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    throw new PlanError('not-found', `Expected a folder at \`${path}\`, and there is none.`, {
      hint: 'Give the path of a repository.',
    });
  if (!stat.isDirectory())
    throw new PlanError('repository', `Expected a folder, and \`${path}\` is a file.`, {
      hint: `Give its folder: ${dirname(path)}`,
    });
  return realpathSync(path);
}

function ancestors(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

/**
 * Null unless git takes exactly this folder as the top of a working tree: `core.worktree` in a repository's own configuration can
 * name any other, whose files would then be handed out.
 */
async function openTree(root: string, options: GitOptions): Promise<GitTree | null> {
  const git = openGit(root, options);
  const place = [
    '--show-toplevel',
    '--is-shallow-repository',
    '--show-object-format',
    '--git-common-dir',
    '--git-path',
    'index',
  ];
  const { output, complaint } = await git([
    'rev-parse',
    ...place,
    'HEAD',
    'HEAD^{tree}',
    '--symbolic-full-name',
    'HEAD',
  ]);
  const [top = '', shallow, format, home = '', index, head = '', treeId = '', ref = ''] = output
    .toString('utf8')
    .split('\n');
  if (index === undefined) return refuse(root, complaint); // Before the first commit git fails at HEAD, and has told the rest.
  if (resolve(top) !== root) return null;
  const indexPath = resolve(root, index);
  const commit = isId(head) ? head : null;
  // It stops at what it does not find: the first commit, or the tree of a partial clone.
  const branch = ref === '' ? await readBranch(git) : /^refs\/heads\/(.+)/.exec(ref)?.[1];
  return {
    git,
    commit,
    treeId: isId(treeId) ? treeId : null,
    branch: branch ?? null,
    shallow: shallow === 'true',
    format: format === 'sha256' ? 'sha256' : 'sha1',
    indexPath,
    home: resolve(root, home),
  };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{40,64}$/.test(text);
}

async function readBranch(git: Git): Promise<string | null> {
  const { code, output } = await git(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return code === 0 ? output.toString('utf8').trim() : null;
}

function refuse(root: string, complaint: string): null {
  if (/not a git repository|must be run in a work tree/i.test(complaint)) return null;
  if (/dubious ownership/.test(complaint))
    throw new PlanError(
      'repository',
      `Expected \`${root}\` to belong to the current user, and git refuses it because it does not.`,
      {
        hint: `If you trust it, run: git config --global --add safe.directory '${root}'`,
      },
    );
  const said = complaint.replace(/^fatal: /, '').trim();
  throw new PlanError('repository', `Expected git to read \`${root}\`, and it answered: ${said}`);
}
