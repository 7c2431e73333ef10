import { entriesAt, textAt } from '../located/located.ts';
import { parseToml } from '../located/parse-toml.ts';
import { defineManifestFormat } from './manifest.ts';

const tables = [
  ['packages', 'runtime'],
  ['dev-packages', 'development'],
] as const;

/** `Pipfile`. */
export const pipfile = defineManifestFormat({
  ecosystem: 'pypi',
  matches: (name) => name === 'Pipfile',
  parse: ({ text }) => {
    const root = parseToml(text);
    const declarations = tables.flatMap(([table, kind]) =>
      entriesAt(root, table).map(([name, value]) => {
        const range = value.text ?? textAt(value, 'version');
        return { name, declared: range === '*' ? null : range, kind, line: value.startLine };
      }),
    );
    return { name: null, version: null, declarations, members: [] };
  },
});
