import type { Ecosystem } from '../collectors/packages.ts';

/** What a manifest asks a lockfile. */
export interface LockQuestion {
  readonly name: string;
  readonly declared: string | null;
  /** The manifest's folder, from the lockfile's own folder; empty when they share it. */
  readonly folder: string;
  /** The name of the package that asks, where it has one. */
  readonly asker: string | null;
}

/** A version that a lockfile fixes, and its line there. */
export interface LockedVersion {
  readonly version: string;
  readonly line: number;
}

/** Answers what a lockfile fixes; null for what it does not hold. */
export type LockAnswers = (question: LockQuestion) => LockedVersion | null;

/** One lockfile format. */
export interface LockfileFormat {
  readonly ecosystem: Ecosystem;
  /** The program that writes it, as people type it. */
  readonly tool: string;
  /** True for a file to read, judged by its name and path alone. */
  readonly matches: (name: string, path: string) => boolean;
  /** Reads it once, for any number of questions; null when it is no lockfile after all. Throws where the text is broken. */
  readonly parse: (text: string) => LockAnswers | null;
}

/** Says that a value is a lockfile format. */
export function defineLockfileFormat(format: LockfileFormat): LockfileFormat {
  return format;
}
