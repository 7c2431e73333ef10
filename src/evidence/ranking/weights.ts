/** What a signal counts in the first pass, which the second pass builds on, and in the final sum. */
export interface Weight {
  readonly first: number;
  readonly final: number;
}

/**
 * By signal id, for values divided by their maximum. Fitted by benchmarks/localization/fit-weights.mjs to requests with known changes:
 * `final` to all 553 of the development sets, `first` to 390 of them; benchmarks/README.md has the accuracy, also under folds by
 * repository. To be fitted again whenever a signal changes. A negative weight takes a bias out.
 */
export const weights: Readonly<Record<string, Weight>> = {
  'mentioned-path': { first: 0.99, final: 0.9 },
  'linked-line': { first: 0.98, final: 1.12 },
  'linked-file': { first: 0.98, final: 1.14 },
  'mentioned-file-name': { first: 0.55, final: 0.72 },
  'class-member': { first: 0.52, final: 0.65 },
  'named-definition': { first: 0.65, final: 0.29 },
  'module-path': { first: 0.26, final: 0.15 },
  'package-member': { first: 0.72, final: 0.61 },
  'last-frame': { first: 0.53, final: 0.62 },
  'frame-share': { first: 0.11, final: -0.36 },
  text: { first: 1.52, final: 0.9 },
  title: { first: 1.57, final: 1.17 },
  'file-name': { first: 0.35, final: 0.45 },
  'whole-file-name': { first: 0.37, final: 0.33 },
  'folder-name': { first: 0.83, final: 0.51 },
  'defined-words': { first: -0.28, final: -0.48 },
  references: { first: 2.08, final: 0.65 },
  'similar-commit': { first: 1.04, final: 0.67 },
  'commit-votes': { first: 0.44, final: 0.37 },
  'commit-subjects': { first: 0.54, final: 0.67 },
  churn: { first: -0.36, final: -0.74 },
  recency: { first: 0.54, final: 0.88 },
  auxiliary: { first: -0.73, final: -0.73 },
  'long-name': { first: -0.84, final: -0.68 },
  superseded: { first: 0, final: -0.18 },
  'references-again': { first: 0, final: 1.31 },
  'imported-by-best': { first: 0, final: 0.74 },
  'same-folder': { first: 0, final: 0.45 },
  companion: { first: 0, final: 0.74 },
  'similar-companion': { first: 0, final: 0.18 },
  'best-window': { first: 0, final: 0.52 },
  'best-chunk': { first: 0, final: 0.99 },
  'best-definition': { first: 0, final: 0.51 },
  'covered-definition': { first: 0, final: 0.51 },
  'verbatim-lines': { first: 0, final: 0.55 },
  'verbatim-code': { first: 0, final: 0.25 },
};
