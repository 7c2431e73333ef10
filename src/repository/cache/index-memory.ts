import type { CodeIndex } from '../code-index.ts';
import type { RepositoryFile, SkipReason } from '../repository.ts';

/** The index that was built last, for as long as nothing changed. */
export interface IndexMemory {
  /** The index, if it was built from files in exactly this state; tells what their content showed. */
  find(root: string, state: string, skip: (path: string, reason: SkipReason) => void): CodeIndex | null;
  /** Keeps an index in place of the one before; `state` is that of the files as they were listed. */
  keep(root: string, state: string, files: readonly RepositoryFile[], index: CodeIndex): void;
}

/** Milliseconds after which an index that nobody asked for is let go: a server may idle for days. */
const IDLE = 10 * 60 * 1000;

/** Creates a memory for one index: a server mostly works for one repository, and indexes are large. */
export function createIndexMemory(): IndexMemory {
  let kept: Kept | null = null;
  let timer: NodeJS.Timeout | undefined;

  function letGoLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (kept = null), IDLE).unref();
  }

  return {
    find(root, state, skip) {
      if (kept === null || kept.root !== root || kept.state !== state) return null;
      for (const { path, reason } of kept.skipped) skip(path, reason);
      letGoLater();
      return kept.index;
    },
    keep(root, state, files, index) {
      const skipped = files.flatMap(({ path, skipped: reason }) => (reason === null ? [] : [{ path, reason }]));
      kept = { root, state, skipped, index };
      letGoLater();
    },
  };
}

interface Kept {
  readonly root: string;
  readonly state: string;
  readonly skipped: readonly { readonly path: string; readonly reason: SkipReason }[];
  readonly index: CodeIndex;
}

/** All that an index hangs on, in one text: to be taken when the files were just listed, before any is read. */
export function stateOf(files: readonly RepositoryFile[]): string {
  return files.map(({ path, blob, size, skipped }) => `${path}\0${blob}\0${size}\0${skipped}`).join('\n');
}
