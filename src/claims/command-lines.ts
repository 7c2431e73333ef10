import { readShellLines, splitCommands, wordsOf } from '../repository/shell/read-shell.ts';
import { everydayPrograms, toolPrograms } from './known-programs.ts';

/** The commands that a script runs, one by one: without comments, prompts, and changes of folder. */
export function commandsOfScript(script: string): readonly string[] {
  const lines = script
    .split('\n')
    .map((text, index) => ({ text: text.replace(/^(\s*)[$>]\s+/u, '$1'), line: index + 1, endLine: index + 1 }));
  return readShellLines(lines).flatMap(({ text }) => splitCommands(text).filter(isRun));
}

/** A piece of inline code that is something to type. `sure` is false when only its flags or paths say so. */
export interface TypedCommand {
  readonly commands: readonly string[];
  readonly sure: boolean;
}

/** Reads inline code as a command: of a known program, or with a flag or path after a word. Null for other code. */
export function readTypedCommand(code: string): TypedCommand | null {
  const text = code.trim().replace(/^[$>]\s+/u, '');
  if (text === '' || holdsCode.test(text)) return null;
  const commands = splitCommands(text).filter(isRun);
  const [first] = commands;
  const [program = '', ...args] = first === undefined ? [] : wordsOf(first);
  if (!/^(?:\.{0,2}\/)?[a-z][\w./+-]*$/u.test(program)) return null;
  if (args.length === 0) return toolPrograms.has(program) || program.startsWith('./') ? { commands, sure: true } : null;
  if (toolPrograms.has(program) || everydayPrograms.has(program) || program.startsWith('./'))
    return { commands, sure: true };
  return args.some((word) => /^-{1,2}[a-z]/iu.test(word)) && !/[.:,;]$/u.test(program)
    ? { commands, sure: false }
    : null;
}

/** Assignments, arrows, calls and statement ends: the code of a program, not a line for a shell. */
const holdsCode = /\s(?:[!=]?==?|=>|[<>]=?|\?|:)\s|;$|^[a-z]\w*\s*\(|^\w+:\s|\bfunction\b/u;

function isRun(command: string): boolean {
  return !/^(?:cd|pushd|popd)(?:\s|$)/u.test(command);
}
