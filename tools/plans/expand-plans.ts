import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ignore from 'ignore';
import { PlanError } from '../../src/errors.ts';
import type { Repository } from '../../src/repository/repository.ts';
import type { ToolContext } from '../tool.ts';
import { nameOf } from './find-plan.ts';

/** A plan to look at, as a handle. */
export interface PlanHandle {
  readonly handle: string;
  /** Found in a folder or by a pattern: it may be no plan at all, and is passed over then. */
  readonly isFound: boolean;
}

/**
 * The plans that were named: each by itself, those in a folder and below, and those that a pattern means from the root of the
 * repository (`docs/**\/*.md`), for shells that leave patterns alone. Each file once, in order. Over MCP a name is a name.
 * @throws PlanError `not-found` for a folder or pattern without a Markdown file.
 */
export function expandPlans(
  handles: readonly string[],
  repository: Repository,
  { face }: Pick<ToolContext, 'face'>,
): readonly PlanHandle[] {
  if (face === 'mcp') return handles.map((handle) => ({ handle, isFound: false }));
  const { root } = repository;
  const expanded = handles.flatMap((handle): readonly PlanHandle[] => {
    const folder = [resolve(handle), resolve(root, handle)].find(isFolder);
    const isPattern = /[*?[\]]/u.test(handle) && !isFile(resolve(handle)) && !isFile(resolve(root, handle));
    if (folder === undefined && !isPattern) return [{ handle, isFound: false }];
    const found = folder === undefined ? matching(handle, repository) : markdownIn(folder);
    if (found.length === 0) throw nothingIn(handle, folder !== undefined);
    return found.map((path) => ({ handle: path, isFound: true }));
  });
  const names = expanded.map(({ handle }) => nameOf(resolve(root, handle), root));
  return expanded.filter((_, index) => names.indexOf(names[index] ?? '') === index);
}

function matching(pattern: string, { root, files }: Repository): readonly string[] {
  const rules = ignore().add(`/${pattern.replace(/^\.?\//u, '')}`);
  return files
    .map(({ path }) => path)
    .filter((path) => /\.md$/iu.test(path) && rules.ignores(path))
    .map((path) => join(root, path));
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.md$/iu.test(path) && !/(?:^|[\\/])(?:\.git|node_modules)[\\/]/u.test(path))
    .map((path) => join(folder, path))
    .filter(isFile)
    .sort();
}

function nothingIn(handle: string, isFolder: boolean): PlanError {
  return new PlanError(
    'not-found',
    `Expected plans ${isFolder ? 'in' : 'at'} \`${handle.slice(0, 200)}\`, found no Markdown file.`,
    {
      hint: isFolder
        ? 'Name the folder that the plans lie in.'
        : 'Patterns start at the root of the repository: docs/plans/*.md',
    },
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
