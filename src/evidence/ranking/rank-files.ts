import { runNow, type Steps } from '../../repository/steps.ts';
import type { RankingInput } from './ranking-input.ts';
import { prepareGraph } from './reference-graph.ts';
import { firstSignals, secondSignals } from './signals/index.ts';
import type { FirstRanking, Signal } from './signals/signal.ts';
import { weights } from './weights.ts';
import type { Weight } from './weights.ts';

/** A file with its place in the ranking. */
export interface RankedFile {
  readonly path: string;
  /** The weighted sum of all signals. */
  readonly score: number;
  /** What each signal added, strongest first; those that added nothing are left out. */
  readonly parts: readonly { readonly signal: Signal; readonly value: number }[];
}

/** A whole ranking, and the first pass that its second signals built on. */
export interface Ranking {
  readonly files: readonly RankedFile[];
  readonly first: FirstRanking;
}

/** A signal's values over all files, divided by their greatest among those that may be ranked unless they are absolute. */
interface SignalValues {
  readonly signal: Signal;
  readonly values: Float64Array;
}

/** Ranks the files that may be ranked, best first, ties by path; at most `limit`. */
export function rankFiles(input: RankingInput, limit: number): Ranking {
  return runNow(rankInSteps(input, limit));
}

/** The same with pauses. */
export function* rankInSteps(input: RankingInput, limit: number): Steps<Ranking> {
  const { first, values } = yield* scoreInSteps(input);
  const total = sumSignals(values, input.index.paths.length, 'final');
  const files = orderOf(total, input.eligible)
    .slice(0, limit)
    .map((file) => ({ path: input.index.paths[file] ?? '', score: total[file] ?? 0, parts: partsOf(values, file) }));
  return { files, first };
}

/** Every signal's values: the first pass, then what builds on its ranking. */
export function scoreSignals(input: RankingInput): ScoredSignals {
  return runNow(scoreInSteps(input));
}

interface ScoredSignals {
  readonly first: FirstRanking;
  readonly values: readonly SignalValues[];
}

function* scoreInSteps(input: RankingInput): Steps<ScoredSignals> {
  yield* prepareGraph(input.index, input.eligible);
  const none: FirstRanking = { order: [], scores: new Float64Array(input.index.paths.length) };
  const firstValues = yield* scoreAll(firstSignals, input, none);
  const scores = sumSignals(firstValues, input.index.paths.length, 'first');
  const first: FirstRanking = { order: orderOf(scores, input.eligible), scores };
  return { first, values: [...firstValues, ...(yield* scoreAll(secondSignals, input, first))] };
}

function* scoreAll(
  signals: readonly Signal[],
  input: RankingInput,
  first: FirstRanking,
): Steps<readonly SignalValues[]> {
  const found: SignalValues[] = [];
  for (const signal of signals) {
    const values = signal.score(input, first);
    found.push({ signal, values: scaleToOne(values, input.eligible, signal.absolute === true) });
    yield;
  }
  return found;
}

function scaleToOne(values: Float64Array, eligible: Uint8Array, absolute: boolean): Float64Array {
  let greatest = absolute ? 1 : 0;
  if (!absolute)
    values.forEach((value, file) => {
      if (eligible[file] === 1 && value > greatest) greatest = value;
    });
  return values.map((value, file) => (greatest > 0 && eligible[file] === 1 ? value / greatest : 0));
}

/** The weighted sum of signals by file number, with the weights of one pass. */
export function sumSignals(values: readonly SignalValues[], size: number, pass: keyof Weight): Float64Array {
  const sums = new Float64Array(size);
  for (const { signal, values: scaled } of values) {
    const weight = weights[signal.id]?.[pass] ?? 0;
    for (let file = 0; file < size; file += 1) sums[file] = (sums[file] ?? 0) + weight * (scaled[file] ?? 0);
  }
  return sums;
}

/** Numbers follow paths, so equal scores stand by path. */
function orderOf(scores: Float64Array, eligible: Uint8Array): number[] {
  const files: number[] = [];
  scores.forEach((score, file) => {
    if (score > 0 && eligible[file] === 1) files.push(file);
  });
  return files.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

function partsOf(values: readonly SignalValues[], file: number): RankedFile['parts'] {
  return values
    .map(({ signal, values: scaled }) => ({ signal, value: (weights[signal.id]?.final ?? 0) * (scaled[file] ?? 0) }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.value - a.value || (a.signal.id < b.signal.id ? -1 : 1));
}
