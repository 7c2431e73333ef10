/** What a signal counts in the first pass, which the second pass builds on, and in the final sum. */
export interface Weight {
  readonly first: number;
  readonly final: number;
}

/**
 * By signal id, for values divided by their maximum. Fitted by benchmarks/localization/fit-weights.mjs to requests with known changes:
 * `final` to about 300 of 40 repositories, `first` to 390 of 42; benchmarks/README.md has the accuracy on all 553. To be fitted again
 * whenever a signal changes. A negative weight takes a bias out.
 */
export const weights: Readonly<Record<string, Weight>> = {
  'mentioned-path': { first: 0.99, final: 0.72 },
  'linked-line': { first: 0.98, final: 0.91 },
  'linked-file': { first: 0.98, final: 0.91 },
  'mentioned-file-name': { first: 0.55, final: 0.58 },
  'class-member': { first: 0.52, final: 0.48 },
  'named-definition': { first: 0.65, final: 0.24 },
  'module-path': { first: 0.26, final: 0.13 },
  'package-member': { first: 0.72, final: 0.72 },
  'last-frame': { first: 0.53, final: 0.44 },
  'frame-share': { first: 0.11, final: 0.03 },
  text: { first: 1.52, final: 0.64 },
  title: { first: 1.57, final: 0.98 },
  'file-name': { first: 0.35, final: 0.23 },
  'whole-file-name': { first: 0.37, final: 0.33 },
  'folder-name': { first: 0.83, final: 0.4 },
  'defined-words': { first: -0.28, final: -0.67 },
  references: { first: 2.08, final: 0.71 },
  'similar-commit': { first: 1.04, final: 0.78 },
  'commit-votes': { first: 0.44, final: 0.3 },
  'commit-subjects': { first: 0.54, final: 0.36 },
  churn: { first: -0.36, final: -0.48 },
  recency: { first: 0.54, final: 0.38 },
  auxiliary: { first: -0.73, final: -0.43 },
  'long-name': { first: -0.84, final: -0.63 },
  'references-again': { first: 0, final: 1.74 },
  'imported-by-best': { first: 0, final: 0.75 },
  'same-folder': { first: 0, final: 0.29 },
  'best-window': { first: 0, final: 0.39 },
  'best-chunk': { first: 0, final: 0.83 },
  'best-definition': { first: 0, final: 0.61 },
  'covered-definition': { first: 0, final: 0.34 },
  'verbatim-lines': { first: 0, final: 0.28 },
  'verbatim-code': { first: 0, final: 0.56 },
};
