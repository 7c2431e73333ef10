import type { FileLookup, ImportRules } from './import-rules.ts';
import { folderOf, joinPath } from '../../paths.ts';
import { modulesIn } from './import-rules.ts';
import { readJson, readWorkspacePackages, readPathAliases } from './javascript-packages.ts';

const STATEMENT =
  /(?:^|[\n;])[ \t]*(?:import|export)\b[^'"`;()]*?from[ \t]*['"]([^'"\n]+)['"]|(?:^|[\n;])[ \t]*import[ \t]*['"]([^'"\n]+)['"]|\b(?:require|import)[ \t]*\([ \t\n]*['"]([^'"\n]+)['"]/g;
const ENDINGS = ['.ts', '.tsx', '.d.ts', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.json'];
/** TypeScript sources write the ending of the file that they compile to. */
const COMPILED = [
  [/\.js$/, ['.ts', '.tsx', '.jsx']],
  [/\.mjs$/, ['.mts']],
  [/\.cjs$/, ['.cts']],
] as const;

/** ES modules, CommonJS and TypeScript: relative files, tsconfig paths, workspace packages, `#imports` and `@/` roots. */
export const javascriptImports: ImportRules = {
  languages: ['javascript', 'typescript', 'tsx', 'vue', 'svelte', 'astro'],
  sameInFolder: true,
  find: (text) => modulesIn(text, STATEMENT),
  createResolver: (files) => {
    const packages = readWorkspacePackages(files);
    const aliases = readPathAliases(files);
    return ({ module }, from) => {
      const bare = module.replace(/[?#].*$/, (rest) => (module.startsWith('#') ? rest : ''));
      const bases = bare.startsWith('.')
        ? [joinPath(folderOf(from), bare)]
        : [...aliases(bare, from), ...packages(bare)];
      for (const base of bases) {
        const found = base === null ? null : fileAt(files, base);
        if (found !== null) return [found];
      }
      return [];
    };
  },
};

function fileAt(files: FileLookup, base: string): string | null {
  if (files.has(base)) return base;
  for (const ending of ENDINGS) if (files.has(base + ending)) return base + ending;
  for (const [compiled, sources] of COMPILED) {
    for (const source of sources) {
      const path = base.replace(compiled, source);
      if (path !== base && files.has(path)) return path;
    }
  }
  const index = base === '' ? 'index' : `${base}/index`;
  for (const ending of ENDINGS) if (files.has(index + ending)) return index + ending;
  return mainOf(files, base);
}

/** A folder with a manifest of its own, imported by its path. */
function mainOf(files: FileLookup, folder: string): string | null {
  const manifest = readJson(files, `${folder}/package.json`);
  const main = manifest?.['main'];
  const path = typeof main === 'string' ? joinPath(folder, main) : null;
  return path !== null && path !== folder && files.has(path) ? path : null;
}
