import type { Located } from '../located/located.ts';
import { at, entriesAt, textAt, textsOf } from '../located/located.ts';
import { parseIni } from '../located/parse-ini.ts';
import type { Declaration } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';
import { isDevelopmentGroup, parseRequirement } from './python-requirement.ts';

/** `setup.cfg` of setuptools. */
export const setupCfg = defineManifestFormat({
  ecosystem: 'pypi',
  matches: (name) => name === 'setup.cfg',
  parse: ({ text }) => {
    const root = parseIni(text);
    const extras = entriesAt(root, 'options.extras_require').flatMap(([group, list]) =>
      readList(list, isDevelopmentGroup(group) ? 'development' : 'optional'),
    );
    return {
      name: textAt(root, 'metadata', 'name'),
      version: literalVersion(textAt(root, 'metadata', 'version')),
      declarations: [
        ...readList(at(root, 'options', 'install_requires'), 'runtime'),
        ...readList(at(root, 'options', 'setup_requires'), 'build'),
        ...readList(at(root, 'options', 'tests_require'), 'development'),
        ...extras,
      ],
      members: [],
    };
  },
});

function readList(list: Located | undefined, kind: Declaration['kind']): readonly Declaration[] {
  return textsOf(list).flatMap(({ text, startLine }) => {
    const requirement = parseRequirement(text ?? '');
    return requirement === null ? [] : [{ ...requirement, kind, line: startLine }];
  });
}

/** `attr: package.__version__` and `file: VERSION` point elsewhere. */
function literalVersion(version: string | null): string | null {
  return version !== null && /^\d/u.test(version) ? version : null;
}
