import type { FileLookup, ImportRules, ImportStatement } from './import-rules.ts';
import { folderOf } from '../../paths.ts';

const MODULE = /^[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?mod[ \t]+(\w+)[ \t]*;/gm;
const USE = /^[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?use[ \t]+([^;]+);/gm;

/** Rust: `mod name;` beside the file, and `use` paths from `crate`, `self`, `super` or a crate of the workspace. */
export const rustImports: ImportRules = {
  languages: ['rust'],
  find: (text) => [
    ...[...text.matchAll(MODULE)].map(([, name = '']) => ({ module: `mod ${name}`, names: [] })),
    ...[...text.matchAll(USE)].flatMap(([, tree = '']) => usePaths(tree)),
  ],
  createResolver: (files) => {
    const crates = readCrates(files);
    return ({ module }, from) => {
      if (module.startsWith('mod ')) return firstFile(files, moduleFolder(from), [module.slice(4)], 1);
      const [head = '', ...rest] = module.split('::');
      const own = crates.find(({ folder }) => folder === '' || from.startsWith(`${folder}/`));
      const root = `${own === undefined ? '' : own.folder}/src`.replace(/^\//, '');
      if (head === 'crate') return orEntry(files, root, firstFile(files, root, rest));
      if (head === 'self') return firstFile(files, moduleFolder(from), rest);
      if (head === 'super') return firstFile(files, folderOf(moduleFolder(from)), rest);
      const other = crates.find(({ name }) => name === head);
      if (other === undefined) return firstFile(files, moduleFolder(from), [head, ...rest], 1);
      const source = `${other.folder}/src`.replace(/^\//, '');
      return orEntry(files, source, firstFile(files, source, rest));
    };
  },
};

/** Writes out `a::{b, c::d}`; deeper braces keep their outer path. */
function usePaths(tree: string): ImportStatement[] {
  const flat = tree.replace(/\s+as\s+\w+/g, '').replace(/\s+/g, '');
  const brace = flat.indexOf('{');
  if (brace < 0) return flat.split(',').map((module) => ({ module, names: [] }));
  const prefix = flat.slice(0, brace);
  const inner = flat.slice(brace + 1, flat.lastIndexOf('}')).replace(/\{[^{}]*\}/g, '');
  return inner
    .split(',')
    .filter((part) => part !== '')
    .map((part) => ({ module: prefix + part.replace(/::$/, ''), names: [] }));
}

/** The longest beginning of the module path that is a file; the items after it live inside. */
function firstFile(files: FileLookup, root: string, parts: readonly string[], least = 0): readonly string[] {
  for (let count = parts.length; count >= Math.max(least, 1); count -= 1) {
    const base = [root, ...parts.slice(0, count)].filter((part) => part !== '').join('/');
    for (const path of [`${base}.rs`, `${base}/mod.rs`]) if (files.has(path)) return [path];
  }
  return [];
}

/** An item that is no module of its own is defined or re-exported by the crate's root. */
function orEntry(files: FileLookup, source: string, found: readonly string[]): readonly string[] {
  if (found.length > 0) return found;
  return ['lib.rs', 'main.rs']
    .map((name) => `${source}/${name}`)
    .filter((path) => files.has(path))
    .slice(0, 1);
}

/** Where the submodules of a file lie: `a/mod.rs` and `a.rs` both keep theirs in `a/`. */
function moduleFolder(path: string): string {
  return /(?:^|\/)(?:mod|lib|main)\.rs$/.test(path) ? folderOf(path) : path.replace(/\.rs$/, '');
}

function readCrates(files: FileLookup): readonly { readonly name: string; readonly folder: string }[] {
  return files
    .endingWith('Cargo.toml')
    .flatMap((path) => {
      const name = /^\[package\][^]*?^name[ \t]*=[ \t]*"([^"\n]+)"/m.exec(files.read(path) ?? '')?.[1];
      return name === undefined ? [] : [{ name: name.replaceAll('-', '_'), folder: folderOf(path) }];
    })
    .toSorted((a, b) => b.folder.length - a.folder.length);
}
