import type { FileLookup, ImportRules } from './import-rules.ts';
import { folderOf, joinPath } from '../../paths.ts';

const REQUIRE = /^[ \t]*(require|require_relative|load|autoload[ \t]+:\w+,)[ \t(]*['"]([^'"\n]+)['"]/gm;

/** Ruby: `require` from any load path (`lib`, `app/*`), `require_relative` from the file. */
export const rubyImports: ImportRules = {
  languages: ['ruby'],
  find: (text) =>
    [...text.matchAll(REQUIRE)].map(([, verb, module = '']) => ({
      module: verb === 'require_relative' ? `./${module}` : module,
      names: [],
    })),
  createResolver:
    (files) =>
    ({ module }, from) => {
      const relative = module.startsWith('.') ? joinPath(folderOf(from), module) : null;
      if (relative !== null) return withEnding(files, relative);
      const found = files.endingWith(module.endsWith('.rb') ? module : `${module}.rb`);
      return found.filter((path) => /(?:^|\/)(?:lib|app|ext|config)\//.test(path)).slice(0, 2);
    },
};

function withEnding(files: FileLookup, base: string): readonly string[] {
  return [base, `${base}.rb`].filter((path) => files.has(path)).slice(0, 1);
}
