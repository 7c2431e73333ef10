import type { Located } from '../located/located.ts';
import { at, entriesAt, itemsAt, textAt, textsOf } from '../located/located.ts';
import { parseToml } from '../located/parse-toml.ts';
import type { Declaration } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';
import { isDevelopmentGroup, parseRequirement } from './python-requirement.ts';

/** `pyproject.toml`: PEP 621 and 735, and the tables of poetry, pdm, uv and hatch. */
export const pyproject = defineManifestFormat({
  ecosystem: 'pypi',
  matches: (name) => name === 'pyproject.toml',
  parse: ({ text }) => {
    const root = parseToml(text);
    const poetry = at(root, 'tool', 'poetry');
    return {
      name: textAt(root, 'project', 'name') ?? textAt(poetry, 'name'),
      version: textAt(root, 'project', 'version') ?? textAt(poetry, 'version'),
      declarations: [...readProject(root), ...readGroups(root), ...readPoetry(poetry)],
      members: itemsAt(root, 'tool', 'uv', 'workspace', 'members').flatMap(({ text: glob }) =>
        glob === null ? [] : [glob],
      ),
    };
  },
});

function readProject(root: Located): readonly Declaration[] {
  return [
    ...readList(at(root, 'project', 'dependencies'), 'runtime'),
    ...entriesAt(root, 'project', 'optional-dependencies').flatMap(([group, list]) =>
      readList(list, isDevelopmentGroup(group) ? 'development' : 'optional'),
    ),
    ...readList(at(root, 'build-system', 'requires'), 'build'),
  ];
}

/** Groups for people who work on the project: the standard's, and what tools had before it. */
function readGroups(root: Located): readonly Declaration[] {
  const lists = [
    ...entriesAt(root, 'dependency-groups'),
    ...entriesAt(root, 'tool', 'pdm', 'dev-dependencies'),
    ...entriesAt(root, 'tool', 'uv').filter(([key]) => key === 'dev-dependencies'),
    ...entriesAt(root, 'tool', 'hatch', 'envs').flatMap(([, environment]) =>
      ['dependencies', 'extra-dependencies'].flatMap((key) => {
        const list = at(environment, key);
        return list === undefined ? [] : [[key, list] as const];
      }),
    ),
  ];
  return lists.flatMap(([, list]) => readList(list, 'development'));
}

function readList(list: Located | undefined, kind: Declaration['kind']): readonly Declaration[] {
  return textsOf(list).flatMap(({ text, startLine }) => {
    const requirement = parseRequirement(text ?? '');
    return requirement === null ? [] : [{ ...requirement, kind, line: startLine }];
  });
}

function readPoetry(poetry: Located | undefined): readonly Declaration[] {
  const groups = entriesAt(poetry, 'group').flatMap(([, group]) =>
    readPoetryTable(at(group, 'dependencies'), 'development'),
  );
  return [
    ...readPoetryTable(at(poetry, 'dependencies'), 'runtime'),
    ...readPoetryTable(at(poetry, 'dev-dependencies'), 'development'),
    ...groups,
  ];
}

function readPoetryTable(table: Located | undefined, kind: Declaration['kind']): readonly Declaration[] {
  return entriesAt(table).flatMap(([name, value]) => {
    if (name === 'python') return [];
    const range = value.text ?? textAt(value, 'version') ?? textAt(value.items[0], 'version');
    const optional = kind === 'runtime' && textAt(value, 'optional') === 'true';
    return [
      { name, declared: range === '*' ? null : range, kind: optional ? 'optional' : kind, line: value.startLine },
    ];
  });
}
