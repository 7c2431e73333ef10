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
import { scoreSymbols } from '../ranking/score-symbols.ts';
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
  /** In words that a person can check and that follow "it": "defines `RateLimiter`, named in the request". At least one, at most 4. */
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

export interface CandidateFacts {
  /** Best first, at most 50; source files only (no tests, no docs unless the request is about them). */
  readonly files: readonly Candidate[];
}

const MOST_FILES = 50;
/** Exact symbols cost a parse each, and only the best files are described. */
const MOST_PARSED = 20;
const MOST_SYMBOLS = 8;

/** Ranks the files that the request is likely to touch, with the reasons that a person can check. */
export const collectCandidates: Collector<CandidateFacts> = async ({ repository, request, signal }) => {
  const [commits] = await Promise.all([repository.history(), repository.prepareIndex(signal)]);
  signal.throwIfAborted();
  const input = createRankingInput(repository, request, commits);
  const ranking = await runInSlices(rankInSteps(input, MOST_FILES), signal);
  const files: Candidate[] = [];
  for (const [rank, file] of ranking.files.entries()) {
    signal.throwIfAborted();
    const symbols = rank < MOST_PARSED ? await findSymbols(repository, input, file.path) : [];
    files.push({ ...describe(repository, input, ranking, file), symbols });
  }
  return { files };
};

async function findSymbols(repository: Repository, input: RankingInput, path: string): Promise<Candidate['symbols']> {
  const symbols = await repository.symbols(path);
  return scoreSymbols(input, symbols, repository.lines(path) ?? [], MOST_SYMBOLS);
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
