import type { Repository } from '../../../repository/repository.ts';
import type { Command } from '../../collectors/commands.ts';
import type { PackageFacts } from '../../collectors/packages.ts';
import type { TestFile } from '../../collectors/tests.ts';
import { ancestorsOf, folderOf } from '../../../repository/paths.ts';

/** What decides how a test is run. */
export interface RunnerFacts {
  readonly repository: Repository;
  readonly packages: PackageFacts;
  /** Commands that run tests. */
  readonly commands: readonly Command[];
  readonly tests: readonly TestFile[];
}

/** The nearest folder at or above the file that holds one of these names; null when none does. */
export function nearestFolderWith({ files }: NameLookup, path: string, names: RegExp): string | null {
  const folders = new Set(ancestorsOf(folderOf(path)));
  let nearest: string | null = null;
  for (const file of files) {
    const folder = folderOf(file.path);
    if (!folders.has(folder) || !names.test(file.path.slice(folder === '' ? 0 : folder.length + 1))) continue;
    if (nearest === null || folder.length > nearest.length) nearest = folder;
  }
  return nearest;
}

type NameLookup = Pick<Repository, 'files'>;

/** The command as typed at the root: with a change of folder when it belongs to one below. */
export function inFolder(folder: string, command: string): string {
  return folder === '' ? command : `cd ${quote(folder)} && ${command}`;
}

/** A path as a shell takes it; quoted only when it needs to be. */
export function quote(path: string): string {
  return /^[\w./@:+,=-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
