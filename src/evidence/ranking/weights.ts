/** What a signal counts in the first pass, which the second pass builds on, and in the final sum. */
export interface Weight {
  readonly first: number;
  readonly final: number;
}

/**
 * By signal id, for values divided by their maximum. Fitted to 553 requests with known changes of 50 repositories
 * (benchmarks/localization/fit-weights.mjs); to be fitted again whenever a signal changes. A negative weight takes a bias out.
 */
export const weights: Readonly<Record<string, Weight>> = {
  'mentioned-path': { first: 0.99, final: 0.54 },
  'linked-line': { first: 0.98, final: 0.74 },
  'linked-file': { first: 0.98, final: 0.74 },
  'mentioned-file-name': { first: 0.55, final: 0.2 },
  'class-member': { first: 0.52, final: 0.36 },
  'named-definition': { first: 0.65, final: 0.52 },
  'module-path': { first: 0.26, final: -0.16 },
  'package-member': { first: 0.72, final: 0.22 },
  'last-frame': { first: 0.53, final: -0.24 },
  'frame-share': { first: 0.11, final: -0.36 },
  text: { first: 1.52, final: 0.45 },
  title: { first: 1.57, final: 0.9 },
  'file-name': { first: 0.35, final: 0.43 },
  'whole-file-name': { first: 0.37, final: 0.5 },
  'folder-name': { first: 0.83, final: 0.59 },
  'defined-words': { first: -0.28, final: -0.37 },
  references: { first: 2.08, final: 0.93 },
  'similar-commit': { first: 1.04, final: 0.89 },
  'commit-votes': { first: 0.44, final: 0.19 },
  'commit-subjects': { first: 0.54, final: 0.42 },
  churn: { first: -0.36, final: -0.53 },
  recency: { first: 0.54, final: 0.4 },
  auxiliary: { first: -0.73, final: -0.68 },
  'long-name': { first: -0.84, final: -0.53 },
  'references-again': { first: 0, final: 1.59 },
  'imported-by-best': { first: 0, final: 0.59 },
  'imports-best': { first: 0, final: 0.5 },
  'same-folder': { first: 0, final: 0.25 },
  'best-window': { first: 0, final: 0.56 },
  'best-chunk': { first: 0, final: 0.86 },
  'best-definition': { first: 0, final: 0.15 },
  'covered-definition': { first: 0, final: -0.02 },
  'verbatim-lines': { first: 0, final: 0.27 },
  'verbatim-code': { first: 0, final: 0.48 },
};
