import type { Repository } from '../../repository/repository.ts';
import type { Command } from '../collectors/commands.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';
import { classifyPurpose } from './classify-purpose.ts';
import type { DefinedCommand } from './command-source.ts';
import { commandSources } from './index.ts';

/** A command of the repository with what it calls in turn, before it is known what CI runs. */
export interface SourcedCommand extends Command {
  readonly calls: readonly string[];
}

/** Commands defined by files that stand directly in these folders, in the order of the sources, then of the folders. */
export function readCommandSources(repository: Repository, folders: ReadonlySet<string>): readonly SourcedCommand[] {
  const order = [...folders];
  const paths = repository.files
    .map(({ path }) => path)
    .filter((path) => folders.has(commandFolder(path)))
    .toSorted((left, right) => order.indexOf(commandFolder(left)) - order.indexOf(commandFolder(right)));
  const hasFile = (path: string) => repository.file(path) !== undefined;
  return commandSources.flatMap((source) =>
    paths
      .filter((path) => source.matches(baseOf(path), path))
      .flatMap((path) => {
        const text = repository.read(path);
        if (text === null) return [];
        const folder = commandFolder(path);
        try {
          const read = (other: string) => repository.readManifest(other);
          return source.parse({ path, folder, text, read, hasFile }).map((defined) => toCommand(defined, path, folder));
        } catch {
          return [];
        }
      }),
  );
}

/** True for a file that some source of commands reads. */
export function definesCommands(path: string): boolean {
  return commandSources.some(({ matches }) => matches(baseOf(path), path));
}

/** Configuration in a hidden folder is about the folder that holds it: `.cargo/config.toml`. */
function commandFolder(path: string): string {
  const folder = folderOf(path);
  return /(?:^|\/)\.cargo$/u.test(folder) ? folderOf(folder) : folder;
}

function toCommand(defined: DefinedCommand, path: string, folder: string): SourcedCommand {
  const { run, name, definition, startLine, endLine, calls, implied } = defined;
  const purpose = defined.purpose ?? classifyPurpose(name, calls.length === 0 ? definition : calls.join(' ; '));
  const at = { path, startLine, endLine };
  return { run, name, purpose, definition: onOneLine(definition), folder, at, gateAt: null, implied, calls };
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ').trim();
}
