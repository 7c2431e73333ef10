import type { ImportRules } from './import-rules.ts';
import { folderOf } from '../../paths.ts';
import { modulesIn } from './import-rules.ts';

/** A namespace that spreads over more files than this says nothing about which of them are used. */
const MOST_FILES = 40;

/** C#: `using` names a namespace; its files are those in folders that end as the namespace does. */
export const csharpImports: ImportRules = {
  languages: ['csharp'],
  find: (text) =>
    modulesIn(text, /^[ \t]*(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?([\w.]+)[ \t]*;/gm),
  createResolver: (files) => {
    const byNamespace = new Map<string, string[]>();
    for (const path of files.paths) {
      if (!path.endsWith('.cs')) continue;
      const folders = folderOf(path).replaceAll('/', '.').split('.');
      for (let start = 0; start < folders.length; start += 1) {
        const namespace = folders.slice(start).join('.');
        const list = byNamespace.get(namespace);
        if (list === undefined) byNamespace.set(namespace, [path]);
        else list.push(path);
      }
    }
    return ({ module }) => {
      const found = byNamespace.get(module) ?? [];
      return found.length <= MOST_FILES ? found : [];
    };
  },
};
