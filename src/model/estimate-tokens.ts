/** Estimates tokens, and learns from what an endpoint reports. */
export interface TokenEstimator {
  estimate(text: string): number;
  /** An endpoint counted so many tokens for so many characters. */
  learn(characters: number, tokens: number): void;
}

/** On the safe side: code and Markdown of English have 4 to 5 characters a token. */
const assumed = 3.6;

/** As many characters as the first guess weighs, so that a few short calls do not turn it over. */
const weight = 4000;

/** An estimator for one model; starts at 3.6 characters a token. */
export function createEstimator(): TokenEstimator {
  let characters = weight;
  let tokens = weight / assumed;
  return {
    estimate: (text) => Math.ceil(text.length / Math.min(Math.max(characters / tokens, 1.5), 6)),
    learn(seen, counted) {
      if (seen < 200 || counted < 1) return;
      characters += seen;
      tokens += counted;
    },
  };
}
