import type { CodeSymbol } from '../../repository/symbols.ts';
import type { Collector } from '../collector.ts';

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
  /** In words that a person can check: "defines `RateLimiter`, named in the request". At least one. */
  readonly why: readonly string[];
  /** Best first, at most 8; exact ranges. */
  readonly symbols: readonly CandidateSymbol[];
  /** What the file is responsible for: first sentence of its own documentation, else its exports in words; null when nothing says. */
  readonly summary: string | null;
  readonly imports: readonly string[];
  readonly importedBy: readonly string[];
  readonly lineCount: number;
}

export interface CandidateFacts {
  /** Best first, at most 50; source files only (no tests, no docs unless the request is about them). */
  readonly files: readonly Candidate[];
}

export const collectCandidates: Collector<CandidateFacts> = () => ({ files: [] });
