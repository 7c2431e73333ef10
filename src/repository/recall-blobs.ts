import { lstatSync } from 'node:fs';
import { openIndexLog, type CachePlace } from './cache/index-log.ts';
import { languageOf } from './languages.ts';
import type { Recall } from './lex-files.ts';
import type { ListedFile } from './listing.ts';
import { folderOf } from './paths.ts';
import type { Attributes } from './read-attributes.ts';

/** What recalling needs to know about the repository. */
export interface RecallOptions {
  readonly root: string;
  /** Git folder of the repository, which its worktrees share: so they share the log. */
  readonly home: string;
  readonly find: (path: string) => ListedFile | undefined;
  readonly look: Recall['look'];
  readonly attributes: ReadonlyMap<string, Attributes>;
}

/** Lexing with the help of the log of a repository. */
export function recallBlobs(place: CachePlace, { root, home, find, look, attributes }: RecallOptions): Recall {
  const plain = new Map<string, boolean>([['', true]]);

  /** No link leads there: else the real path decides, which reading the file looks at. */
  function isPlain(folder: string): boolean {
    const known = plain.get(folder) ?? (isPlain(folderOf(folder)) && isFolder(`${root}/${folder}`));
    plain.set(folder, known);
    return known;
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
    skip(path, reason) {
      const file = find(path);
      if (file !== undefined) file.skipped = reason;
    },
  };
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
