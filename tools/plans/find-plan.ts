import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { nearestNames } from '../../src/claims/nearest-names.ts';
import { PlanError } from '../../src/errors.ts';
import { liesInside, placePlan, realFolder } from '../../src/plan/plan-store.ts';
import type { ToolContext } from '../tool.ts';

/** A plan file that is there. */
export interface FoundPlan {
  /** Absolute. */
  readonly path: string;
  /** For people: from the repository root with `/`, or absolute when it lies elsewhere. */
  readonly name: string;
}

/**
 * Finds the plan that a handle means: a path, a file name in the plans folder, or the name without date and ending.
 * A shell may name a file anywhere, also by a link; over MCP it must lie in the repository by real path, and what lies elsewhere
 * is not there, whether it is or not: the answer would say which files a machine has.
 * @throws PlanError `not-found` with the nearest names, `usage` when several plans fit, `path-outside`.
 */
export async function findPlan(handle: string, root: string, context: ToolContext): Promise<FoundPlan> {
  const plans = context.settings.plans;
  const places = [resolve(root, handle), resolve(root, plans, handle)];
  if (context.face === 'cli') {
    const path = [resolve(handle), ...places].find(isFile) ?? findBySlug(handle, root, plans);
    if (path === undefined) throw missing(handle, root, plans);
    return { path: realpathSync(path), name: nameOf(join(realpathSync(dirname(path)), basename(path)), root) };
  }
  const inside: string[] = [];
  for (const place of places) {
    if (place === root || (liesInside(root, place) && liesInside(root, await realFolder(dirname(place)))))
      inside.push(place);
  }
  const path = inside.find(isFileOrLink) ?? findBySlug(handle, root, plans);
  if (path === undefined)
    throw inside.includes(resolve(root, handle)) ? missing(handle, root, plans) : outside(handle, root);
  return { path: await placePlan(root, path), name: nameOf(path, root) };
}

/** Names of the plan files in a folder below the root, newest date first; empty when there is no such folder, or it leads elsewhere. */
export function listPlans(root: string, plans: string): readonly string[] {
  const entries = readFolder(root, join(root, plans));
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && !/^readme\.md$/i.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .reverse();
}

/** A path for people: from the root with `/`, or absolute when it lies elsewhere. */
export function nameOf(path: string, root: string): string {
  const from = relative(root, path);
  return from.startsWith('..') || isAbsolute(from) ? path : from.split(sep).join('/');
}

function readFolder(root: string, folder: string) {
  try {
    return liesInside(root, realpathSync(folder)) ? readdirSync(folder, { withFileTypes: true }) : [];
  } catch {
    return []; // None, or no folder.
  }
}

function findBySlug(handle: string, root: string, plans: string): string | undefined {
  const wanted = slugOf(handle);
  const found =
    handle === basename(handle)
      ? listPlans(root, plans).filter((name) => name === `${handle}.md` || slugOf(name) === wanted)
      : [];
  const exact = found.find((name) => name === `${handle}.md`);
  if (exact === undefined && found.length > 1) {
    throw new PlanError('usage', `Expected one plan for \`${handle}\`, found ${found.length}: ${found.join(', ')}.`, {
      hint: 'Give the whole file name.',
    });
  }
  const name = exact ?? found[0];
  return name === undefined ? undefined : join(root, plans, name);
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-/, '');
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // None, a name that none can have, or a link to itself.
  }
}

/** A link is found, and refused for what it is, wherever it leads. */
function isFileOrLink(path: string): boolean {
  try {
    return !lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

function outside(handle: string, root: string): PlanError {
  return new PlanError('path-outside', `Expected a plan inside ${root}, got \`${handle.slice(0, 200)}\`.`, {
    hint: 'Name it from the root of the repository; `repo` chooses another repository.',
  });
}

function missing(handle: string, root: string, folder: string): PlanError {
  const names = listPlans(root, folder);
  const near = nearestNames(slugOf(basename(handle)), names.map(slugOf));
  const meant = names.filter((name) => near.includes(slugOf(name)));
  const known =
    names.length === 0
      ? `There is no plan in ${folder} yet.`
      : `Plans in ${folder}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}.`;
  return new PlanError('not-found', `Expected a plan at \`${handle.slice(0, 200)}\`, found none.`, {
    hint: meant.length > 0 ? `Did you mean ${meant.slice(0, 3).join(' or ')}?` : known,
  });
}
