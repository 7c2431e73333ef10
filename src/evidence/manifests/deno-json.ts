import { entriesAt, itemsAt, textAt } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { defineManifestFormat } from './manifest.ts';

/** `deno.json`: the packages of npm in its import map. Those of other registries have no ecosystem here. */
export const denoJson = defineManifestFormat({
  ecosystem: 'npm',
  matches: (name) => name === 'deno.json' || name === 'deno.jsonc',
  parse: ({ text }) => {
    const root = parseJson(text);
    const declarations = entriesAt(root, 'imports').flatMap(([, target]) => {
      const [, name, declared = null] = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)(?:@([^/]+))?/u.exec(target.text ?? '') ?? [];
      return name === undefined ? [] : [{ name, declared, kind: 'runtime' as const, line: target.startLine }];
    });
    return {
      name: textAt(root, 'name'),
      version: textAt(root, 'version'),
      declarations,
      members: [...itemsAt(root, 'workspace'), ...itemsAt(root, 'workspace', 'members')].flatMap(
        (item) => item.text ?? [],
      ),
    };
  },
});
