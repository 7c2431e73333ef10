import { entriesAt, at } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { normalizePythonName } from '../manifests/python-requirement.ts';
import { defineLockfileFormat } from './lockfile.ts';

/** `Pipfile.lock`. */
export const pipfileLock = defineLockfileFormat({
  ecosystem: 'pypi',
  tool: 'pipenv',
  matches: (name) => name === 'Pipfile.lock',
  parse: (text) => {
    const root = parseJson(text);
    const entries = [...entriesAt(root, 'default'), ...entriesAt(root, 'develop')].toReversed();
    const packages = new Map(
      entries.map(([name, entry]) => [normalizePythonName(name), at(entry, 'version')] as const),
    );
    return ({ name }) => {
      const version = packages.get(normalizePythonName(name));
      if (version === undefined || version.text === null) return null;
      return { version: version.text.replace(/^==/u, ''), line: version.startLine };
    };
  },
});
