import type { CodeIndex } from '../../../repository/code-index.ts';
import { isAuxiliaryPath, isDocPath, isTestPath } from '../../../repository/path-kinds.ts';
import { splitIdentifier } from '../../../repository/lexer/split-identifier.ts';
import { stemOfPath } from '../path-parts.ts';
import { defineSignal } from './signal.ts';

/**
 * Lies among documentation, examples, scripts, tools or borrowed code: speaks against the file, so its weight is negative. Tools that
 * the product imports, directly or through each other, are part of it.
 */
export const auxiliary = defineSignal({
  id: 'auxiliary',
  score: ({ index }) => {
    const product = importedByProduct(index);
    return Float64Array.from(index.paths, (path) =>
      (isAuxiliaryPath(path) && !product.has(path)) || isDocPath(path) || BORROWED.test(path) ? 1 : 0,
    );
  },
  why: () => 'lies among documentation, examples, scripts, tools or borrowed code',
});

/** The files of auxiliary folders that what lies elsewhere reaches by imports; tests prove nothing. */
function importedByProduct(index: CodeIndex): ReadonlySet<string> {
  const isProduct = (path: string) => !isAuxiliaryPath(path) && !isTestPath(path) && !isDocPath(path);
  const found = new Set(index.paths.filter((path) => isAuxiliaryPath(path) && index.importersOf(path).some(isProduct)));
  // A set hands out what is added while it is gone through.
  for (const path of found)
    for (const imported of index.files.get(path)?.imports ?? []) if (isAuxiliaryPath(imported)) found.add(imported);
  return found;
}

const BORROWED = /(?:^|\/)_?(?:vendor(?:ed)?|third[-_]?party|externals?|extern|bundled)\//;

/** A name of many words is a special case more often than the place to change: speaks against the file. */
export const longName = defineSignal({
  id: 'long-name',
  score: ({ index }) =>
    Float64Array.from(index.paths, (path) => Math.min(1, splitIdentifier(stemOfPath(path)).length / 4)),
});
