import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { nearestNames } from '../../src/claims/nearest-names.ts';
import { PlanError } from '../../src/errors.ts';
import { liesInside, placePlan } from '../../src/plan/plan-store.ts';
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
 * A shell may name a file anywhere; over MCP it must lie in the repository by real path.
 * @throws PlanError `not-found` with the nearest names, `usage` when several plans fit, `path-outside`.
 */
export async function findPlan(handle: string, root: string, context: ToolContext): Promise<FoundPlan> {
  const plans = join(root, context.settings.plans);
  const places = [...(context.face === 'cli' ? [resolve(handle)] : []), resolve(root, handle), resolve(plans, handle)];
  if (context.face === 'mcp' && !isInside(resolve(root, handle), root)) throw outside(handle, root);
  const path = places.find(isFile) ?? findBySlug(handle, plans);
  if (path === undefined) throw missing(handle, plans, context.settings.plans);
  return { path: context.face === 'mcp' ? await placePlan(root, path) : path, name: nameOf(path, root) };
}

/** Names of the plan files in a folder, newest date first; empty when there is no such folder. */
export function listPlans(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
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

function findBySlug(handle: string, plans: string): string | undefined {
  const wanted = slugOf(handle);
  const found =
    handle === basename(handle)
      ? listPlans(plans).filter((name) => name === `${handle}.md` || slugOf(name) === wanted)
      : [];
  const exact = found.find((name) => name === `${handle}.md`);
  if (exact === undefined && found.length > 1) {
    throw new PlanError('usage', `Expected one plan for \`${handle}\`, found ${found.length}: ${found.join(', ')}.`, {
      hint: 'Give the whole file name.',
    });
  }
  const name = exact ?? found[0];
  return name === undefined ? undefined : join(plans, name);
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-/, '');
}

/** By real path where there is a file, else by name. */
function isInside(path: string, root: string): boolean {
  if (liesInside(root, path)) return true;
  try {
    return liesInside(root, realpathSync(path));
  } catch {
    return false;
  }
}

/** The same whether it is there or not: that is not the assistant's to know. */
function outside(handle: string, root: string): PlanError {
  return new PlanError('path-outside', `Expected a plan in the repository at ${root}, got \`${handle}\`.`, {
    hint: 'Name a plan by its path from the repository root, or by its name.',
  });
}

function isFile(path: string): boolean {
  return !path.includes('\0') && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function missing(handle: string, plans: string, folder: string): PlanError {
  const names = listPlans(plans);
  const near = nearestNames(slugOf(basename(handle)), names.map(slugOf));
  const meant = names.filter((name) => near.includes(slugOf(name)));
  const known =
    names.length === 0
      ? `There is no plan in ${folder} yet.`
      : `Plans in ${folder}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}.`;
  return new PlanError('not-found', `Expected a plan at \`${handle}\`, found none.`, {
    hint: meant.length > 0 ? `Did you mean ${meant.slice(0, 3).join(' or ')}?` : known,
  });
}
