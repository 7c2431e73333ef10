import type { ImportRules } from './import-rules.ts';

const IMPORT = /^[ \t]*import[ \t]+(?:static[ \t]+)?(\w+(?:\.\w+)*(?:\.[*_])?)/gm;
const ENDINGS = ['.java', '.kt', '.scala', '.groovy'];

/** Java, Kotlin, Scala and Groovy: a class lies at its package's path, below whatever source root. */
export const jvmImports: ImportRules = {
  languages: ['java', 'kotlin', 'scala', 'groovy'],
  find: (text) => [...text.matchAll(IMPORT)].map(([, module = '']) => ({ module, names: [] })),
  createResolver:
    (files) =>
    ({ module }) => {
      const parts = module.split('.').filter((part) => part !== '*' && part !== '_');
      // The last one or two parts may be a member or a nested class of the file's own.
      for (let count = parts.length; count >= Math.max(2, parts.length - 2); count -= 1) {
        const base = parts.slice(0, count).join('/');
        const found = ENDINGS.flatMap((ending) => files.endingWith(base + ending));
        if (found.length > 0) return found.slice(0, 3);
      }
      return [];
    },
};
