import { normalizePythonName } from '../manifests/python-requirement.ts';
import type { LockfileFormat } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';
import { readPackageTables } from './read-package-tables.ts';

/** `uv.lock`. */
export const uvLock = definePackageTables('uv', 'uv.lock');

/** `poetry.lock`. */
export const poetryLock = definePackageTables('poetry', 'poetry.lock');

/** `pdm.lock`. */
export const pdmLock = definePackageTables('pdm', 'pdm.lock');

/** These three differ in what they say beside name and version, which nobody asks here. */
function definePackageTables(tool: string, name: string): LockfileFormat {
  return defineLockfileFormat({
    ecosystem: 'pypi',
    tool,
    matches: (fileName) => fileName === name,
    parse: (text) => {
      const versions = readPackageTables(text, normalizePythonName);
      // A name locked twice is a fork by Python version or platform: the newest serves the newest Python, and stands last.
      return (question) => versions.get(normalizePythonName(question.name))?.at(-1) ?? null;
    },
  });
}
