import { lstatSync } from 'node:fs';
import { openIndexLog, type CachePlace, type IndexLog } from './cache/index-log.ts';
import { languageOf } from './languages.ts';
import type { Look } from './lexing/lex-batch.ts';
import type { WorkerInput } from './lexing/lex-together.ts';
import type { ListedFile } from './listing.ts';
import { folderOf } from './paths.ts';
import type { Attributes } from './read-attributes.ts';
import type { RepositoryFile, SkipReason } from './repository.ts';

/** How an index is built with the help of what is known of their blobs. */
export interface Recall {
  readonly place: CachePlace;
  readonly root: string;
  readonly home: string;
  readonly log: IndexLog;
  look(path: string): Look;
  /** What the content of this file is known by: its blob id and all else that the outcome hangs on; null when nothing may be recalled. */
  keyOf(file: RepositoryFile): string | null;
  /** True for a file that a person wrote, whatever it looks like. */
  isWritten(path: string): boolean;
  /** Notes on a file that its content is no evidence, without a look at it. */
  skip(path: string, reason: SkipReason): void;
  /** What another thread must know to look at files as this one does. */
  readonly input: Omit<WorkerInput, 'tasks' | 'next'>;
}

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
  const placed = { ...place, tell: once(place.tell) };
  const plain = new Map<string, boolean>([['', true]]);
  const written = new Set([...attributes].flatMap(([path, { generated }]) => (generated === false ? [path] : [])));

  /** No link leads there: else the real path decides, which reading the file looks at. */
  function isPlain(folder: string): boolean {
    const known = plain.get(folder) ?? (isPlain(folderOf(folder)) && isFolder(`${root}/${folder}`));
    plain.set(folder, known);
    return known;
  }

  return {
    place: placed,
    root,
    home,
    log: openIndexLog(placed, home),
    look,
    keyOf({ path, blob, size }) {
      if (blob === null || !isPlain(folderOf(path))) return null;
      // A filter of git's (line ends, large files) may lay one blob on disk in two ways, hardly ever of one size.
      return `${blob} ${size} ${languageOf(path)?.id ?? ''}${written.has(path) ? ' written' : ''}`;
    },
    isWritten: (path) => written.has(path),
    skip(path, reason) {
      const file = find(path);
      if (file !== undefined) file.skipped = reason;
    },
    input: { root, written: [...written] },
  };
}

/** One reason is enough, for one cause mostly has several effects. */
function once(tell: CachePlace['tell']): CachePlace['tell'] {
  let told = false;
  return (message) => {
    if (!told) tell(message);
    told = true;
  };
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
