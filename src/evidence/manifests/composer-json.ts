import { entriesAt, textAt } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { defineManifestFormat } from './manifest.ts';

const fields = [
  ['require', 'runtime'],
  ['require-dev', 'development'],
] as const;

/** `composer.json`. PHP itself, its extensions and Composer's interfaces are no packages. */
export const composerJson = defineManifestFormat({
  ecosystem: 'composer',
  matches: (name) => name === 'composer.json',
  parse: ({ text }) => {
    const root = parseJson(text);
    const declarations = fields.flatMap(([field, kind]) =>
      entriesAt(root, field)
        .filter(([name]) => name.includes('/'))
        .map(([name, range]) => ({ name, declared: range.text, kind, line: range.startLine })),
    );
    return { name: textAt(root, 'name') ?? '', version: textAt(root, 'version'), declarations, members: [] };
  },
});
