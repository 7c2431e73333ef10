import type { FileLookup, ImportRules } from './import-rules.ts';
import { folderOf, joinPath } from '../../paths.ts';
import { readJson } from './javascript-packages.ts';

const USE = /^[ \t]*use[ \t]+(?:function[ \t]+|const[ \t]+)?\\?([\w\\]+)(?:\{([^}]*)\})?/gm;
const INCLUDE = /\b(?:require|include)(?:_once)?[ \t(]*(?:__DIR__[ \t]*\.[ \t]*)?['"]\/?([^'"\n]+\.php)['"]/g;

/** PHP: `use` through the PSR-4 prefixes of every `composer.json`, `include` from the file. */
export const phpImports: ImportRules = {
  languages: ['php'],
  find: (text) => [
    ...[...text.matchAll(USE)].flatMap(([, module = '', group]) =>
      group === undefined
        ? [{ module, names: [] }]
        : group.split(',').map((part) => ({ module: module + (part.trim().split(/\s+/)[0] ?? ''), names: [] })),
    ),
    ...[...text.matchAll(INCLUDE)].map(([, path = '']) => ({ module: `./${path}`, names: [] })),
  ],
  createResolver: (files) => {
    const prefixes = readPrefixes(files);
    return ({ module }, from) => {
      if (module.startsWith('./')) return existing(files, [joinPath(folderOf(from), module)]);
      const places = prefixes.flatMap(({ prefix, folder }) =>
        module.startsWith(prefix) ? [joinPath(folder, `${module.slice(prefix.length).replaceAll('\\', '/')}.php`)] : [],
      );
      return existing(files, places);
    };
  },
};

function readPrefixes(files: FileLookup): readonly { readonly prefix: string; readonly folder: string }[] {
  return files
    .endingWith('composer.json')
    .flatMap((path) => {
      const manifest = readJson(files, path);
      return ['autoload', 'autoload-dev']
        .map((key) => mapOf(mapOf(manifest?.[key])['psr-4']))
        .flatMap((map) =>
          Object.entries(map).flatMap(([prefix, folders]) =>
            [folders].flat().flatMap((folder) => {
              const place = typeof folder === 'string' ? joinPath(folderOf(path), folder) : null;
              return place === null ? [] : [{ prefix, folder: place }];
            }),
          ),
        );
    })
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
}

function existing(files: FileLookup, places: readonly (string | null)[]): readonly string[] {
  return places.flatMap((path) => (path !== null && files.has(path) ? [path] : [])).slice(0, 1);
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
