import type { Command, CommandPurpose } from '../collectors/commands.ts';
import { commandWords } from '../../repository/shell/invocations.ts';

/** The order in which a person works: get it, build it, check it, then the rest. */
const purposes: readonly CommandPurpose[] = [
  'install',
  'build',
  'typecheck',
  'lint',
  'format',
  'test',
  'coverage',
  'audit',
  'docs',
  'benchmark',
  'run',
  'release',
  'other',
];

/** Gates first, then by purpose, then as defined. What a manifest only implies is dropped where the project says it itself. */
export function orderCommands(commands: readonly Command[]): readonly Command[] {
  const written = commands.filter(({ implied }) => !implied);
  return commands
    .filter((command) => !command.implied || !written.some((other) => says(other, command)))
    .toSorted((left, right) => rankOf(left) - rankOf(right));
}

/** True if a written command does the same as the implied one for everything: `go test -race ./...` says `go test ./...`. */
function says(written: Command, implied: Command): boolean {
  const [program, word] = implied.run.split(' ');
  if (written.folder !== implied.folder) return false;
  const words = commandWords(written.run);
  if (word === undefined) return words.join(' ').replace(/^\.\//u, '') === implied.run;
  return words[0] === program && words[1] === word && !narrows.test(written.run);
}

/** Arguments that choose a part of the project, or that only CI can fill in. */
const narrows =
  /\$\{\{|\s-P\S|\s(?:-pl|-P|-p|--filter|--projects?|--activate-profiles|--package|--manifest-path|--test|--features|-Dtest\S*)[\s=]/u;

function rankOf({ gateAt, purpose }: Command): number {
  return (gateAt === null ? purposes.length : 0) + purposes.indexOf(purpose);
}
