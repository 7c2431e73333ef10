import type { WorkflowLine } from '../ci/collect-workflows.ts';
import type { Citation } from '../citation.ts';
import type { CommandPurpose } from '../collectors/commands.ts';
import type { Invocation } from '../../repository/shell/invocations.ts';
import { readInvocations } from '../../repository/shell/invocations.ts';
import type { SourcedCommand } from './read-command-sources.ts';

/** Programs whose call without a name runs the first or the default entry; the others then run all of theirs. */
const defaultEntries: Readonly<Record<string, string | null>> = {
  make: null,
  just: null,
  task: 'default',
  rake: 'default',
};

/** The place where CI runs each command, straight or through another one; and the CI lines that are none of the commands. */
export function findGates(commands: readonly SourcedCommand[], lines: readonly WorkflowLine[]) {
  const byKey = indexCommands(commands);
  const gates = new Map<SourcedCommand, Citation>();
  const unmatched: WorkflowLine[] = [];
  for (const line of lines) {
    const invoked = line.variants.flatMap((variant) => readInvocations(variant, line.folder));
    const called = invoked.flatMap((invocation) => findCommands(invocation, byKey));
    const lengthened = invoked.flatMap((invocation) => findImplied(invocation, byKey));
    if (line.gate) for (const command of [...called, ...lengthened]) markGate(command, citationOf(line), gates, byKey);
    if (called.length === 0) unmatched.push(line);
  }
  return { gates, unmatched };
}

/** What a command that CI runs calls in turn is a gate of its own when it checks something. */
const checks: readonly CommandPurpose[] = ['test', 'coverage', 'lint', 'format', 'typecheck', 'audit'];

/** Marks a command, and the checks that it calls in turn; the first place found stays. */
function markGate(
  command: SourcedCommand,
  place: Citation,
  gates: Map<SourcedCommand, Citation>,
  byKey: CommandIndex,
): void {
  if (gates.has(command)) return;
  gates.set(command, place);
  for (const call of command.calls) {
    for (const invocation of readInvocations(call, command.folder)) {
      const next = [...findCommands(invocation, byKey), ...findImplied(invocation, byKey)];
      for (const command of next.filter(({ purpose }) => checks.includes(purpose)))
        markGate(command, place, gates, byKey);
    }
  }
}

type CommandIndex = ReadonlyMap<string, readonly SourcedCommand[]>;

function indexCommands(commands: readonly SourcedCommand[]): CommandIndex {
  const index = new Map<string, SourcedCommand[]>();
  const add = (key: string, command: SourcedCommand) => index.set(key, [...(index.get(key) ?? []), command]);
  for (const command of commands) {
    for (const { key } of readInvocations(command.run, command.folder)) {
      add(key, command);
      const [program = ''] = key.split(' ');
      if (key.startsWith('nox ') && !key.endsWith('*')) add('nox *', command);
      const entry = defaultEntries[program];
      const isFirst =
        entry === null && !(index.get(`${program} *`) ?? []).some(({ folder }) => folder === command.folder);
      if (isFirst || (entry !== undefined && key === `${program} ${entry}`)) add(`${program} *`, command);
    }
  }
  return index;
}

/** An environment that tox generates (`py3.13`) runs what the base one says. */
function findCommands({ key, folder }: Invocation, byKey: CommandIndex): readonly SourcedCommand[] {
  const found = byKey.get(key) ?? (/^tox (?:py|<)/u.test(key) ? byKey.get('tox *') : undefined) ?? [];
  const precise = byKey.has(key) ? found : found.filter(({ run }) => run === 'tox');
  return precise.filter((command) => folder === null || command.folder === folder);
}

/** Implied commands that this one lengthens by arguments: `pytest --cov` runs what `pytest` does. */
function findImplied({ key, folder }: Invocation, byKey: CommandIndex): readonly SourcedCommand[] {
  const words = key.split(' ');
  const shorter = words.slice(1).map((_, index) => words.slice(0, index + 1).join(' '));
  return shorter
    .flatMap((text) => byKey.get(text) ?? [])
    .filter((command) => command.implied && (folder === null || command.folder === folder));
}

function citationOf({ path, startLine, endLine }: WorkflowLine): Citation {
  return { path, startLine, endLine };
}
