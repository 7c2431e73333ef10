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
 * The folder that a call is about: the one it names, if it lies in an allowed root by real path, else the default.
 * @throws PlanError `not-found` or `path-outside`.
 */
export function chooseRepository(named: string | undefined, { folder, others }: AllowedRoots): string {
  if (named === undefined) return folder;
  const wanted = realPath(resolve(folder, named));
  if (wanted === null) {
    throw new PlanError('not-found', `Expected a folder at \`${named}\`, found none.`, {
      hint: 'Leave `repo` out to use the repository that the server was started for.',
    });
  }
  const roots = [folder, ...others].map(realPath).filter((root) => root !== null);
  if (roots.some((root) => liesInside(root, wanted))) return wanted;
  throw new PlanError(
    'path-outside',
    `Expected \`repo\` to lie in a folder that this server may read, got ${wanted}.`,
    {
      hint: 'Leave `repo` out, or have the user start the server with --allow-root for that folder.',
    },
  );
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
