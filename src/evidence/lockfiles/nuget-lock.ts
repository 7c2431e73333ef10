import { at, entriesAt } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { defineLockfileFormat } from './lockfile.ts';

/** `packages.lock.json`: direct packages by target framework; the last framework listed speaks where they differ. */
export const nugetLock = defineLockfileFormat({
  ecosystem: 'nuget',
  tool: 'nuget',
  matches: (name) => name === 'packages.lock.json',
  parse: (text) => {
    const packages = new Map(
      entriesAt(parseJson(text), 'dependencies')
        .flatMap(([, framework]) => entriesAt(framework))
        .map(([name, entry]) => [name.toLowerCase(), at(entry, 'resolved')] as const),
    );
    return ({ name }) => {
      const resolved = packages.get(name.toLowerCase());
      return resolved === undefined || resolved.text === null
        ? null
        : { version: resolved.text, line: resolved.startLine };
    };
  },
});
