import type { FileLookup, ImportRules, ImportStatement } from './import-rules.ts';
import { folderOf } from '../../paths.ts';

const STATEMENT =
  /^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+c?import[ \t]+(?:\(([^)]*)\)|([^\n#;]+(?:\\\n[^\n#;]+)*))|c?import[ \t]+([\w.]+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*[\w.]+(?:[ \t]+as[ \t]+\w+)?)*))/gm;

/** Python packages: absolute from any source root, relative by dots; a name may be a submodule or come from `__init__`. */
export const pythonImports: ImportRules = {
  languages: ['python'],
  sameInFolder: true,
  find: (text) => [...statementsIn(text)],
  createResolver: (files) => {
    const roots = sourceRoots(files);
    const heads = moduleHeads(files);
    return ({ module, names }, from) => {
      const dots = /^\.*/.exec(module)?.[0].length ?? 0;
      const parts = module.slice(dots).replaceAll('.', '/');
      if (dots === 0 && !heads.has(parts.split('/', 1)[0] ?? '')) return [];
      for (const base of dots > 0 ? [ancestor(from, dots)] : roots(from)) {
        const found = base === null ? [] : modulesAt(files, join(base, parts), names, heads);
        if (found.length > 0) return found;
      }
      return [];
    };
  },
};

function* statementsIn(text: string): Generator<ImportStatement> {
  for (const [, module, inParentheses, plain = '', modules = ''] of text.matchAll(STATEMENT)) {
    if (module === undefined) {
      for (const part of modules.split(',')) yield { module: part.trim().split(/\s+/)[0] ?? '', names: [] };
      continue;
    }
    const list = (inParentheses ?? plain).replace(/#[^\n]*/g, '').split(/[,\n\\]+/);
    yield { module, names: list.map((name) => name.trim().split(/\s+/)[0] ?? '').filter((name) => name !== '') };
  }
}

/** The module's own file and, for each name that is a submodule, that file instead. */
function modulesAt(
  files: FileLookup,
  base: string,
  names: readonly string[],
  heads: ReadonlySet<string>,
): readonly string[] {
  const own = ownFile(files, base);
  const submodules = names.flatMap((name) => (heads.has(name) && ownFile(files, join(base, name))) || []);
  const takesOwnNames = submodules.length < names.length || names.length === 0;
  return [...new Set([...(own !== null && takesOwnNames ? [own] : []), ...submodules])];
}

function ownFile(files: FileLookup, base: string): string | null {
  const places = [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`, `${base}.pyx`];
  return base === '' ? null : (places.find((path) => files.has(path)) ?? null);
}

/** Every name that a part of a module path here can have; most imports are of packages from elsewhere. */
function moduleHeads(files: FileLookup): ReadonlySet<string> {
  const heads = new Set<string>();
  for (const path of files.paths) {
    if (!/\.py[ix]?$/.test(path)) continue;
    const parts = path.replace(/\.py[ix]?$/, '').split('/');
    for (const part of parts) heads.add(part);
  }
  return heads;
}

/** Folders that absolute imports start from: the file's own top, the root, and folders that hold top-level packages. */
function sourceRoots(files: FileLookup): (from: string) => readonly string[] {
  const packages = new Set(files.endingWith('__init__.py').map(folderOf));
  const parents = [...packages].map(folderOf).filter((folder) => !packages.has(folder));
  const common = [...new Set(['', 'src', 'lib', ...parents])].slice(0, 60);
  return (from) => {
    let own = folderOf(from);
    while (packages.has(own)) own = folderOf(own);
    return [own, ...common];
  };
}

function ancestor(path: string, levels: number): string | null {
  const parts = path.split('/');
  return levels >= parts.length + 1 ? null : parts.slice(0, Math.max(0, parts.length - levels)).join('/');
}

function join(folder: string, rest: string): string {
  return folder === '' || rest === '' ? folder + rest : `${folder}/${rest}`;
}
