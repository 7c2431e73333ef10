/** One thing that was asked for, in the words of the request. */
export interface Requirement {
  /** `R1`, `R2`, … in the order of the request. */
  readonly id: string;
  /** A verbatim piece of the request (white space folded to single spaces). */
  readonly quote: string;
  /** `functional` unless its wording says otherwise: a limit on how, a proof, or what must not be done. */
  readonly kind: 'functional' | 'constraint' | 'acceptance' | 'exclusion';
}

/** What was asked, kept verbatim. */
export interface Request {
  readonly text: string;
  /** A short name for the feature: the first heading or sentence, at most 80 characters. */
  readonly title: string;
  readonly requirements: readonly Requirement[];
  /** How many demands were found beyond those; absent when all are there. */
  readonly left?: number;
  /** What it leaves open and would change the design, as a drafter asked; absent when nobody asked. */
  readonly questions?: readonly string[];
  /** What a person answered. */
  readonly answers?: readonly Answer[];
}

/** A question about the request, and what a person said. */
export interface Answer {
  readonly question: string;
  readonly answer: string;
}
