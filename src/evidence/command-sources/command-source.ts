import type { CommandPurpose } from '../collectors/commands.ts';

/** A file that may define commands, and its surroundings. */
export interface CommandSourceInput {
  readonly path: string;
  /** The folder that its commands run in. */
  readonly folder: string;
  readonly text: string;
  /** Text of another file of the repository by its path, or null. */
  readonly read: (path: string) => string | null;
  /** True for a path that names a file of the repository. */
  readonly hasFile: (path: string) => boolean;
}

/** A command that a file defines, before it is known what CI runs. */
export interface DefinedCommand {
  /** As it is typed in its folder. */
  readonly run: string;
  readonly name: string;
  readonly definition: string;
  /** 1-based and inclusive lines of the definition. */
  readonly startLine: number;
  readonly endLine: number;
  /** What the source knows that it is for; otherwise told from name and definition. */
  readonly purpose?: CommandPurpose;
  /** Shell lines that it runs in turn. */
  readonly calls: readonly string[];
  readonly implied: boolean;
}

/** One kind of file that defines commands. */
export interface CommandSource {
  /** True for a file to read, judged by its name and path alone. */
  readonly matches: (name: string, path: string) => boolean;
  /** Reads it as data. Throws where the text is broken. */
  readonly parse: (input: CommandSourceInput) => readonly DefinedCommand[];
}

/** Says that a value is a source of commands. */
export function defineCommandSource(source: CommandSource): CommandSource {
  return source;
}

/** A command written down on one line or more. */
export function written(
  run: string,
  name: string,
  definition: string,
  lines: { readonly startLine: number; readonly endLine?: number },
  calls: readonly string[] = [definition],
): DefinedCommand {
  const { startLine, endLine = startLine } = lines;
  return { run, name, definition, startLine, endLine: Math.max(startLine, endLine), calls, implied: false };
}

/** A command that a manifest implies by being there, with the line that says so. */
export function implied(run: string, purpose: CommandPurpose, line: number): DefinedCommand {
  return { run, name: purpose, definition: run, startLine: line, endLine: line, purpose, calls: [], implied: true };
}
