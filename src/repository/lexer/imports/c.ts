import type { ImportRules } from './import-rules.ts';
import { folderOf, joinPath } from '../../paths.ts';
import { modulesIn } from './import-rules.ts';

/** C, C++ and Objective-C: `#include` beside the file, else by the end of the path below whatever include folder. */
export const cImports: ImportRules = {
  languages: ['c', 'cpp', 'objective-c'],
  find: (text) => modulesIn(text, /^[ \t]*#[ \t]*(?:include|import)[ \t]*[<"]([^>"\n]+)[>"]/gm),
  createResolver:
    (files) =>
    ({ module }, from) => {
      const beside = joinPath(folderOf(from), module);
      if (beside !== null && files.has(beside)) return [beside];
      const found = files.endingWith(module.replace(/^(?:\.\.?\/)+/, ''));
      return found.length <= 3 ? found : [];
    },
};
