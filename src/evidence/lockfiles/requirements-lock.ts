import { isCompiledRequirements, isRequirementsFile } from '../manifests/requirements.ts';
import { normalizePythonName, parseRequirement, pinnedVersion } from '../manifests/python-requirement.ts';
import type { LockedVersion } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';

/** Requirements that pip-compile or uv compiled: every line a pin. */
export const requirementsLock = defineLockfileFormat({
  ecosystem: 'pypi',
  tool: 'pip',
  matches: isRequirementsFile,
  parse: (text) => {
    if (!isCompiledRequirements(text)) return null;
    const versions = new Map<string, LockedVersion>();
    for (const [index, line] of text.split(/\r?\n/u).entries()) {
      const requirement = /^[A-Za-z0-9]/u.test(line) ? parseRequirement(line) : null;
      const version = pinnedVersion(requirement?.declared ?? null);
      if (requirement !== null && version !== null) {
        versions.set(normalizePythonName(requirement.name), { version, line: index + 1 });
      }
    }
    return ({ name }) => versions.get(normalizePythonName(name)) ?? null;
  },
});
