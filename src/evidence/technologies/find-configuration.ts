import type { Repository } from '../../repository/repository.ts';
import type { Citation } from '../citation.ts';
import { ancestorsOf, baseOf, folderOf } from '../../repository/paths.ts';
import { configures, isConfiguration } from './configuration-files.ts';
import { findInManifest, isSharedConfiguration } from './configured-in-manifests.ts';

/** Configuration lies near the root of a package; deeper files are fixtures and examples. */
const deepestFolder = 3;
/** Manifests beyond this many belong to members that the root's configuration covers. */
const maximumManifests = 6;

/** A search for where a tool is set up: on the way to the scope first, then the shallowest; a file of its own before a manifest. */
export function createConfigurationSearch(repository: Repository): (tool: string) => Citation | null {
  const near = ancestorsOf(repository.scope);
  const paths = repository.files
    .map(({ path }) => path)
    .filter((path) => isConfiguration(baseOf(path)) || isSharedConfiguration(path))
    .filter((path) => path.split('/').length <= deepestFolder + 1)
    .toSorted((left, right) => rank(left, near) - rank(right, near));
  const manifests = paths.filter(isSharedConfiguration).slice(0, maximumManifests);
  return (tool) => {
    const path = paths.find((candidate) => configures(tool, baseOf(candidate)));
    if (path !== undefined) return { path, startLine: 1, endLine: 1 };
    for (const manifest of manifests) {
      const found = findInManifest(tool, manifest, repository);
      if (found !== null) return found;
    }
    return null;
  };
}

function rank(path: string, near: readonly string[]): number {
  const position = near.indexOf(folderOf(path));
  return position === -1 ? near.length + path.split('/').length : position;
}
