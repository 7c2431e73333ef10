import type { ShellLine } from '../../repository/shell/read-shell.ts';

/** One command that CI runs. */
export interface CiLine extends Omit<ShellLine, 'directory'> {
  /** Folder that it runs in, from the repository root. */
  readonly folder: string;
  /** Name that the step has for people, or null. */
  readonly step: string | null;
  /** Name of the job. */
  readonly job: string;
  /** The text with each value that the job's matrix gives it; the text alone where there is no matrix. */
  readonly variants: readonly string[];
}

/** What a workflow file says. */
export interface CiWorkflow {
  /** True if it runs for changes (a push to a branch, a pull request), and so can stop one. */
  readonly gate: boolean;
  readonly lines: readonly CiLine[];
  readonly axes: readonly MatrixAxis[];
}

/** One thing that a job is repeated for, such as the versions of a runtime. */
export interface MatrixAxis {
  readonly key: string;
  readonly values: readonly string[];
  /** 1-based line of the key. */
  readonly line: number;
}

/** One CI system. */
export interface CiFormat {
  /** As people write it. */
  readonly name: string;
  /** True for a file to read, judged by its path alone. */
  readonly matches: (path: string) => boolean;
  /** Reads it as data. Throws where the text is broken. */
  readonly parse: (text: string, path: string) => CiWorkflow;
}

/** Says that a value is a CI format. */
export function defineCiFormat(format: CiFormat): CiFormat {
  return format;
}
