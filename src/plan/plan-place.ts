import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { PlanError } from '../errors.ts';
import type { Repository } from '../repository/repository.ts';
import type { Request } from '../request/request.ts';
import { parsePlan } from './parse-plan.ts';
import { placePlan, readPlanFile } from './plan-store.ts';

/**
 * Where a new plan goes: the file asked for, or `<folder>/<yyyy-mm-dd>-<slug>.md`. Decided before any work is done, so
 * that a plan that cannot be written costs nothing.
 * @throws PlanError `exists` when there is one and `force` is not given; `path-outside`, `usage`.
 */
export async function planPlace(
  request: Request,
  { out, folder, force }: { readonly out: string | null; readonly folder: string; readonly force: boolean },
  repository: Repository,
  now: Date,
): Promise<string> {
  const name = out ?? join(folder, `${now.toISOString().slice(0, 10)}-${slugOf(request.title)}.md`);
  const path = await placePlan(repository.root, name);
  const present = await lstat(path).catch(() => null);
  if (present === null) return path;
  if (!force) {
    throw new PlanError('exists', `Expected no file at ${path}, found one.`, {
      hint: 'Give --force to replace it, or --out for another file.',
    });
  }
  if (!isPlan(await readPlanFile(path))) {
    throw new PlanError('exists', `Expected a plan to replace at ${path}, found another file.`, {
      hint: 'A plan replaces only a plan; give --out for another file.',
    });
  }
  return path;
}

/** One of ours, or one that a person wrote on the template. */
function isPlan(text: string): boolean {
  const { front, sections } = parsePlan(text);
  return front !== null || sections.length >= 3;
}

/** A name for a file from a title: lower case, letters and digits of any script, dashes between, at most 50 characters. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short =
    slug.length <= 50
      ? slug
      : [...slug]
          .slice(0, 50)
          .join('')
          .replace(/-[^-]*$/, '');
  return short === '' ? 'plan' : short;
}
