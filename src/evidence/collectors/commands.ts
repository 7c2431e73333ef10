import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';

export type CommandPurpose =
  | 'install'
  | 'build'
  | 'test'
  | 'coverage'
  | 'lint'
  | 'format'
  | 'typecheck'
  | 'audit'
  | 'run'
  | 'benchmark'
  | 'docs'
  | 'release'
  | 'other';

/** Something that people or CI type here. */
export interface Command {
  /** As it is typed from the folder that it belongs to: `npm run lint`, `make test`, `cargo test --all`. */
  readonly run: string;
  /** Its name where it is defined: the script, target, session or CI step. */
  readonly name: string;
  readonly purpose: CommandPurpose;
  /** What it does, as the definition says; equal to `run` for a CI line. */
  readonly definition: string;
  /** Folder to run it in; empty for the root. */
  readonly folder: string;
  readonly at: Citation;
  /** Where CI runs it, or null when CI does not. */
  readonly gateAt: Citation | null;
  /** Implied by a manifest rather than written down (`go test ./...` for a go.mod). */
  readonly implied: boolean;
}

export interface CommandFacts {
  /** Gates first, then by purpose, then by definition order. */
  readonly commands: readonly Command[];
  /** CI workflow files found. */
  readonly workflows: readonly string[];
}

export const collectCommands: Collector<CommandFacts> = () => ({ commands: [], workflows: [] });
