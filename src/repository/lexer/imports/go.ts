import type { FileLookup, ImportRules } from './import-rules.ts';
import { folderOf } from '../../paths.ts';

const BLOCK = /^import[ \t]+(?:\(([^)]*)\)|(?:[\w.]+[ \t]+)?"([^"\n]+)")/gm;

/** Go packages below the module path of a `go.mod`: every source file of the package's folder. */
export const goImports: ImportRules = {
  languages: ['go'],
  find: (text) =>
    [...text.matchAll(BLOCK)].flatMap(([, block, single]) => {
      const listed = [...(block ?? '').matchAll(/"([^"\n]+)"/g)].map(([, module = '']) => module);
      return [...listed, ...(single === undefined ? [] : [single])].map((module) => ({ module, names: [] }));
    }),
  createResolver: (files) => {
    const modules = files.endingWith('go.mod').flatMap((path) => {
      const name = /^module[ \t]+"?([^\s"]+)/m.exec(files.read(path) ?? '')?.[1];
      return name === undefined ? [] : [{ name, folder: folderOf(path) }];
    });
    const byFolder = goFilesByFolder(files);
    return ({ module }) =>
      modules
        .filter(({ name }) => module === name || module.startsWith(`${name}/`))
        .toSorted((a, b) => b.name.length - a.name.length)
        .slice(0, 1)
        .flatMap(({ name, folder }) => byFolder.get(`${folder}${module.slice(name.length)}`.replace(/^\//, '')) ?? []);
  },
};

function goFilesByFolder(files: FileLookup): ReadonlyMap<string, readonly string[]> {
  const byFolder = new Map<string, string[]>();
  for (const path of files.paths) {
    if (!path.endsWith('.go') || path.endsWith('_test.go')) continue;
    const list = byFolder.get(folderOf(path));
    if (list === undefined) byFolder.set(folderOf(path), [path]);
    else list.push(path);
  }
  return byFolder;
}
