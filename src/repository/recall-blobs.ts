import { lstatSync } from 'node:fs';
import { openIndexLog, type CachePlace } from './cache/index-log.ts';
import { stateOf } from './cache/index-memory.ts';
import { languageOf } from './languages.ts';
import type { Recall } from './lex-files.ts';
import type { ListedFile } from './listing.ts';
import { folderOf } from './paths.ts';
import type { Attributes } from './read-attributes.ts';
import type { SkipReason } from './repository.ts';

/** What recalling needs to know about the repository. */
export interface RecallOptions {
  readonly root: string;
  /** Git folder of the repository, which its worktrees share: so they share the log. */
  readonly home: string;
  readonly files: readonly ListedFile[];
  readonly find: (path: string) => ListedFile | undefined;
  readonly look: Recall['look'];
  readonly attributes: ReadonlyMap<string, Attributes>;
}

/** Lexing with the help of the log of a repository. */
export function recallBlobs(place: CachePlace, { root, home, files, find, look, attributes }: RecallOptions): Recall {
  const { memory } = place;
  const state = memory === undefined ? '' : stateOf(files);
  const plain = new Map<string, boolean>([['', true]]);

  /** No link leads there: else the real path decides, which reading the file looks at. */
  function isPlain(folder: string): boolean {
    const known = plain.get(folder) ?? (isPlain(folderOf(folder)) && isFolder(`${root}/${folder}`));
    plain.set(folder, known);
    return known;
  }

  function skip(path: string, reason: SkipReason): void {
    const file = find(path);
    if (file !== undefined) file.skipped = reason;
  }

  return {
    log: openIndexLog(place, home),
    look,
    keyOf({ path, blob, size }) {
      if (blob === null || !isPlain(folderOf(path))) return null;
      // A filter of git's (line ends, large files) may lay one blob on disk in two ways, hardly ever of one size.
      const stated = attributes.get(path)?.generated === false ? ' written' : '';
      return `${blob} ${size} ${languageOf(path)?.id ?? ''}${stated}`;
    },
    skip,
    known: () => memory?.find(root, state, skip) ?? null,
    remember: (index) => memory?.keep(root, state, files, index),
  };
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
