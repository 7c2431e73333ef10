import { mkdir, realpath } from 'node:fs/promises';
import { PlanError } from '../errors.ts';

/**
 * Makes a folder that was found to lie where it may, and holds that it still does: `folder` is its real path.
 * @throws PlanError `path-outside` when a link took its place since; whatever making it throws.
 */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await realpath(folder)) === folder) return;
  throw new PlanError('path-outside', `Expected ${folder} as it was, found that it leads elsewhere by now.`, {
    hint: 'Make it a folder of its own, then repeat the change.',
  });
}
