import { isAuxiliaryPath, isDocPath } from '../../../repository/path-kinds.ts';
import { splitIdentifier } from '../../../repository/lexer/split-identifier.ts';
import { stemOfPath } from '../path-parts.ts';
import { defineSignal } from './signal.ts';

/** Lies among documentation, examples, scripts, tools or borrowed code: speaks against the file, so its weight is negative. */
export const auxiliary = defineSignal({
  id: 'auxiliary',
  score: ({ index }) =>
    Float64Array.from(index.paths, (path) => (isAuxiliaryPath(path) || isDocPath(path) || BORROWED.test(path) ? 1 : 0)),
  why: () => 'lies among documentation, examples, scripts, tools or borrowed code',
});

const BORROWED = /(?:^|\/)_?(?:vendor(?:ed)?|third[-_]?party|externals?|extern|bundled)\//;

/** A name of many words is a special case more often than the place to change: speaks against the file. */
export const longName = defineSignal({
  id: 'long-name',
  score: ({ index }) =>
    Float64Array.from(index.paths, (path) => Math.min(1, splitIdentifier(stemOfPath(path)).length / 4)),
});
