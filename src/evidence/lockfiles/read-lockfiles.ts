import type { Repository } from '../../repository/repository.ts';
import { isFixturePath } from '../manifests/is-fixture-path.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';
import { lockfileFormats } from './index.ts';
import type { LockAnswers, LockfileFormat } from './lockfile.ts';

/** As with manifests: far corners of a huge repository tell little. */
const maximumLockfiles = 50;

/** A lockfile ready to be asked. */
export interface ReadLockfile {
  readonly path: string;
  readonly folder: string;
  readonly format: LockfileFormat;
  readonly answers: LockAnswers;
}

/** Reads the lockfiles, shallow ones first. Test fixtures are left out. */
export function readLockfiles(repository: Repository, signal: AbortSignal) {
  const read: ReadLockfile[] = [];
  const unparsed: string[] = [];
  for (const { path, format } of chooseFiles(repository)) {
    signal.throwIfAborted();
    const text = repository.readManifest(path);
    if (text === null) continue;
    try {
      const answers = format.parse(text);
      if (answers !== null) read.push({ path, folder: folderOf(path), format, answers });
    } catch {
      unparsed.push(path);
    }
  }
  return { read, unparsed };
}

function chooseFiles({ files }: Repository) {
  return files
    .filter(({ skipped }) => skipped !== 'vendored')
    .flatMap(({ path }) => {
      const name = baseOf(path);
      return lockfileFormats.filter(({ matches }) => matches(name, path)).map((format) => ({ path, format }));
    })
    .filter(({ path }) => !isFixturePath(path))
    .toSorted((left, right) => left.path.split('/').length - right.path.split('/').length)
    .slice(0, maximumLockfiles);
}
