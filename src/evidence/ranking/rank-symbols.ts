import type { ScoredSymbol } from './score-symbols.ts';

/** A ranked file with all of its symbols, scored. */
export interface ScoredFile {
  readonly path: string;
  readonly score: number;
  readonly symbols: readonly ScoredSymbol[];
}

/** A function with its file; `score` is comparable over all files of one ranking. */
export interface RankedSymbol extends ScoredSymbol {
  readonly path: string;
}

/** How much the best function of all counts beside the best file. Chosen on the development records that name functions. */
const OWN_SHARE = 0.7;

/**
 * Orders the functions and methods of several files, best first, at most `limit`: by the file's share of the best score and the
 * function's share of the best function. Ties stand by the order of the files and lines. Scores are pressed into 0 to 1.
 */
export function rankSymbols(files: readonly ScoredFile[], limit: number): readonly RankedSymbol[] {
  const functions = files.flatMap(({ path, score: ofFile, symbols }) =>
    symbols
      .filter(({ kind }) => kind === 'function' || kind === 'method')
      .map((symbol) => ({ symbol: { ...symbol, path }, ofFile })),
  );
  const bestFile = Math.max(...files.map(({ score }) => score), Number.MIN_VALUE);
  const bestOwn = Math.max(...functions.map(({ symbol }) => symbol.score), Number.MIN_VALUE);
  return functions
    .map(({ symbol, ofFile }) => ({
      ...symbol,
      score: (ofFile / bestFile + (OWN_SHARE * symbol.score) / bestOwn) / (1 + OWN_SHARE),
    }))
    .sort((one, other) => other.score - one.score)
    .slice(0, limit);
}
