import type { Citation } from '../citation.ts';
import { collectWorkflows } from '../ci/collect-workflows.ts';
import type { Collector, CollectorInput } from '../collector.ts';
import { findGates } from '../command-sources/find-gates.ts';
import { orderCommands } from '../command-sources/order-commands.ts';
import { definesCommands, readCommandSources } from '../command-sources/read-command-sources.ts';
import { checksNothing, toCiCommands } from '../command-sources/to-ci-commands.ts';
import { ancestorsOf, folderOf } from '../../repository/paths.ts';
import { collectPackages } from './packages.ts';

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
  /** Where CI runs it for changes, straight or through another command; null when it does not, and for what checks nothing (installing, measuring …). */
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

/** Finds the commands of the root, of the scope and of the folders that CI works in; what CI alone writes down is among them. */
export const collectCommands: Collector<CommandFacts> = async (input) => {
  const { repository, use } = input;
  const { workflows, lines } = await use(collectWorkflows);
  const chosen = await chooseFolders(input);
  const sourced = readCommandSources(repository, new Set([...chosen, ...lines.map(({ folder }) => folder)]));
  const { gates, unmatched } = findGates(sourced, lines);
  const defined = sourced.map((command) => withGate(command, gates.get(command) ?? null));
  // Folders that only CI works in give what is written there, and not what any package could run.
  const isWanted = ({ implied, gateAt, folder }: Command) => !implied || gateAt !== null || chosen.includes(folder);
  return {
    commands: orderCommands([...defined.filter(isWanted), ...toCiCommands(unmatched, repository)]),
    workflows: workflows.map(({ path }) => path),
  };
};

function withGate({ run, name, purpose, definition, folder, at, implied }: Command, place: Citation | null): Command {
  const gateAt = checksNothing(purpose) || repairs(run, definition) ? null : place;
  return { run, name, purpose, definition, folder, at, gateAt, implied };
}

/** A command that mends what it finds passes whatever it finds. */
function repairs(run: string, definition: string): boolean {
  return /[:-]fix\b/u.test(run) || /\s--(?:fix|write)\b/u.test(definition);
}

/** The root and the folders on the way to the scope; for a root without packages of its own, those of its packages. */
async function chooseFolders({ repository, use }: CollectorInput): Promise<readonly string[]> {
  const { workspaces } = await use(collectPackages);
  const roots = workspaces.filter(
    ({ path }) => !workspaces.some((other) => other.path !== path && isAbove(other.path, path)),
  );
  const direct = ancestorsOf(repository.scope);
  const rootDefines = repository.files.some(({ path }) => folderOf(path) === '' && definesCommands(path));
  return rootDefines ? direct : [...direct, ...roots.map(({ path }) => path)];
}

function isAbove(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
