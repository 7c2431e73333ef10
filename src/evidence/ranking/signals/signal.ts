import type { RankingInput } from '../ranking-input.ts';

/** A ranking so far: what a signal of the second pass builds on. */
export interface FirstRanking {
  /** File numbers, best first; only files with some score. */
  readonly order: readonly number[];
  /** By file number. */
  readonly scores: Float64Array;
}

/** One kind of reason to touch a file. */
export interface Signal {
  readonly id: string;
  /**
   * How strongly it speaks for each file, by file number: 0 where it says nothing, any scale. The combiner divides by the
   * greatest value among the files that may be ranked.
   */
  readonly score: (input: RankingInput, first: FirstRanking) => Float64Array;
  /** True when the values are chances from 0 to 1 that mean the same in every request; then nothing is divided. */
  readonly absolute?: true;
  /** True when what it shows is told only after what the others show: nearness and habit say less than words. */
  readonly toldLast?: true;
  /** What a person can check, for a file that the signal speaks for; null when it has nothing to show. */
  readonly why?: (input: RankingInput, file: number, first: FirstRanking) => string | null;
}

/** Types a signal; returns it as it is. */
export function defineSignal(signal: Signal): Signal {
  return signal;
}
