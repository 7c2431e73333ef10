import { isTestPath } from '../../repository/path-kinds.ts';
import { languageOf } from '../../repository/languages.ts';
import type { Repository } from '../../repository/repository.ts';
import { runInSlices } from '../../repository/steps.ts';
import type { CodeSymbol } from '../../repository/symbols.ts';
import type { Collector } from '../collector.ts';
import { explainRank } from '../ranking/explain-rank.ts';
import { rankInSteps } from '../ranking/rank-files.ts';
import type { RankedFile, Ranking } from '../ranking/rank-files.ts';
import { createRankingInput } from '../ranking/ranking-input.ts';
import type { RankingInput } from '../ranking/ranking-input.ts';
import { explainSymbol } from '../ranking/explain-symbol.ts';
import { applyPlacings } from '../ranking/rerank.ts';
import { rankSymbols, type ScoredFile } from '../ranking/rank-symbols.ts';
import { scoreSymbols } from '../ranking/score-symbols.ts';
import type { ScoredSymbol } from '../ranking/score-symbols.ts';
import { summariseFile } from '../ranking/summarise-file.ts';

/** A symbol of a candidate that the request most likely concerns. */
export interface CandidateSymbol extends CodeSymbol {
  /** Higher is likelier; comparable within one candidate only. */
  readonly score: number;
}

/** An existing file that the request is likely to touch. */
export interface Candidate {
  readonly path: string;
  /** Higher is likelier; comparable within one ranking only. */
  readonly score: number;
  /** In words that a person can check and that follow "it": "defines `RateLimiter`, named in the request". At least one, at most 5; the last may be what speaks against it. */
  readonly why: readonly string[];
  /** Best first, at most 8; exact ranges. */
  readonly symbols: readonly CandidateSymbol[];
  /** What the file is responsible for: first sentence of its own documentation, else its exports in words; null when nothing says. */
  readonly summary: string | null;
  readonly imports: readonly string[];
  /** Without tests: those stand in `TestFacts`. */
  readonly importedBy: readonly string[];
  readonly lineCount: number;
}

/** A function or method that the request most likely concerns, of all files together. */
export interface ConcernedFunction extends CodeSymbol {
  readonly path: string;
  /** 0 to 1, by its file and itself; comparable over all files of one ranking. */
  readonly score: number;
  /** In words that a person can check and that follow "it": "is named in the request". */
  readonly why: string;
}

export interface CandidateFacts {
  /** Best first, at most 50; source files only (no tests, no docs unless the request is about them). */
  readonly files: readonly Candidate[];
  /** Of the best ten files together, best first, at most 20. */
  readonly functions: readonly ConcernedFunction[];
  /** What a reader must know of how the order came about. */
  readonly notices: readonly string[];
}

const MOST_FILES = 50;
/** Exact symbols cost a parse each, and only the best files are described. */
const MOST_PARSED = 20;
/** A model that puts files in order sees what is in them. */
const MOST_PARSED_FOR_MODEL = 40;
const MOST_SYMBOLS = 8;
/** Files whose functions are ranked together. */
const MOST_READ = 10;
const MOST_FUNCTIONS = 20;

/** Ranks the files that the request is likely to touch, and their functions, with the reasons that a person can check. */
export const collectCandidates: Collector<CandidateFacts> = async ({ repository, request, signal, rerank }) => {
  const [commits] = await Promise.all([repository.history(), repository.prepareIndex(signal)]);
  signal.throwIfAborted();
  const input = createRankingInput(repository, request, commits);
  const ranking = await runInSlices(rankInSteps(input, MOST_FILES), signal);
  const files: Candidate[] = [];
  const symbols = new Map<string, readonly ScoredSymbol[]>();
  for (const [rank, file] of ranking.files.entries()) {
    signal.throwIfAborted();
    const read =
      rank < (rerank === undefined ? MOST_PARSED : MOST_PARSED_FOR_MODEL)
        ? await readSymbols(repository, input, file.path)
        : [];
    symbols.set(file.path, read);
    files.push({ ...describe(repository, input, ranking, file), symbols: read.slice(0, MOST_SYMBOLS) });
  }
  const placings = await rerank?.(files);
  const ordered = placings === undefined ? files : applyPlacings(files, placings);
  const best = ordered.slice(0, MOST_READ).map((file) => ({ ...file, symbols: symbols.get(file.path) ?? [] }));
  const notice = placings?.notice ?? null;
  return {
    files: ordered,
    functions: rankFunctions(repository, input, best),
    notices: notice === null ? [] : [notice],
  };
};

async function readSymbols(
  repository: Repository,
  input: RankingInput,
  path: string,
): Promise<readonly ScoredSymbol[]> {
  return scoreSymbols(input, await repository.symbols(path), repository.lines(path) ?? [], Infinity);
}

function rankFunctions(
  { lines }: Repository,
  input: RankingInput,
  files: readonly ScoredFile[],
): readonly ConcernedFunction[] {
  return rankSymbols(files, MOST_FUNCTIONS).map((symbol) => ({
    ...symbol,
    why: explainSymbol(input, symbol, lines(symbol.path) ?? []) ?? 'stands in a file that ranks high',
  }));
}

function describe(
  repository: Repository,
  input: RankingInput,
  ranking: Ranking,
  file: RankedFile,
): Omit<Candidate, 'symbols'> {
  const { path, score } = file;
  const indexed = input.index.files.get(path);
  return {
    path,
    score,
    why: explainRank(input, ranking, file),
    summary: summariseFile(repository.lines(path) ?? [], languageOf(path)),
    imports: indexed?.imports ?? [],
    importedBy: input.index.importersOf(path).filter((importer) => !isTestPath(importer)),
    lineCount: indexed?.lineCount ?? 0,
  };
}
