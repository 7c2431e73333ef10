import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlanError } from '../errors.ts';
import { liesInside } from '../plan/plan-store.ts';

/** Folders that calls may name, the default one first. */
export interface AllowedRoots {
  readonly folder: string;
  readonly others: readonly string[];
}

/**
 * The folder that a call is about: the one it names, if it lies in an allowed root by real path, else the default. What is named
 * outside of all roots is not looked at: the answer would say what is there.
 * @throws PlanError `not-found` or `path-outside`.
 */
export function chooseRepository(named: string | undefined, { folder, others }: AllowedRoots): string {
  if (named === undefined) return folder;
  const wanted = resolve(folder, named);
  const given = [folder, ...others].map((root) => resolve(root));
  const roots = given.map(realPath).filter((root) => root !== null);
  if (![...given, ...roots].some((root) => liesInside(root, wanted))) throw outside(named);
  const real = realPath(wanted);
  if (real === null) {
    throw new PlanError('not-found', `Expected a folder at ${quote(named)}, found none.`, {
      hint: 'Leave `repo` out to use the repository that the server was started for.',
    });
  }
  if (roots.some((root) => liesInside(root, real))) return real;
  throw outside(named);
}

function outside(named: string): PlanError {
  return new PlanError(
    'path-outside',
    `Expected \`repo\` to lie in a folder that this server may read, got ${quote(named)}.`,
    {
      hint: 'Leave `repo` out, or have the user start the server with --allow-root for that folder.',
    },
  );
}

function quote(path: string): string {
  return `\`${path.slice(0, 200)}\``;
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
