import type { PlanStatus } from '../plan/plan.ts';

/**
 * How something planned stands to the code.
 * - `done`: it is there. `partly`: a part of it is. `pending`: nothing of it is.
 * - `contradicted`: the code says the opposite. `superseded`: it was done, otherwise than planned.
 */
export type State = 'done' | 'partly' | 'pending' | 'contradicted' | 'superseded';

/** What sections 6 and 8 plan. */
export type PlannedKind = 'file' | 'dependency' | 'symbol' | 'configuration' | 'test';

/** One planned thing, held against the code. */
export interface Judged {
  readonly kind: PlannedKind;
  /** A path, a package, a name, a key, the title of a test. */
  readonly name: string;
  /** What is planned for it: `new`, `modified`, `deleted`, a version. */
  readonly planned: string;
  readonly state: State;
  /** Where it was found, as `path` or `path:line`; null where it was not. */
  readonly at: string | null;
  /** Why the state is what it is, in a few words without a full stop. */
  readonly why: string;
}

/** One step of section 7. `unproven`: nothing in the code can show whether it is done. */
export interface StepStatus {
  /** As the plan counts them, from 1. */
  readonly number: number;
  readonly name: string;
  readonly state: State | 'unproven';
  readonly why: string;
}

/** One box of section 11. */
export interface BoxStatus {
  /** As inline Markdown. */
  readonly text: string;
  readonly ticked: boolean;
  /** What proves it; null where the code cannot. */
  readonly proof: string | null;
}

/** A file that changed and that nobody planned. */
export interface UnplannedFile {
  readonly path: string;
  readonly change: 'added' | 'modified' | 'deleted';
  readonly group: 'product' | 'tests' | 'documents' | 'other';
}

/** A departure of the code from the plan that the ledger does not have yet. */
export interface ImplementationDrift {
  readonly kind: 'added' | 'changed' | 'dropped';
  /** What differs, as inline Markdown. */
  readonly what: string;
}

/** A plan held against the code. */
export interface PlanProgress {
  /** As the plan says; null where it does not. */
  readonly status: PlanStatus | null;
  /** The commit that work is counted from. */
  readonly since: string;
  /** In the order of the plan: files, dependencies, symbols, configuration, tests. */
  readonly changes: readonly Judged[];
  readonly steps: readonly StepStatus[];
  /** Number of the step to take next; null when none is left. */
  readonly next: number | null;
  readonly boxes: readonly BoxStatus[];
  /** Product files first. */
  readonly unplanned: readonly UnplannedFile[];
  readonly drift: readonly ImplementationDrift[];
}

/** True for what needs nothing more: it is there, as planned or otherwise. */
export function isSettled(state: State | 'unproven'): boolean {
  return state === 'done' || state === 'superseded';
}
