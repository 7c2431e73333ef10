import type { CodeIndex } from '../code-index.ts';
import type { IndexSnapshot } from '../index-snapshot.ts';

/** An index in use, and what it was made from. */
export interface KeptIndex {
  readonly snapshot: IndexSnapshot;
  readonly index: CodeIndex;
}

/** The index that was built last, for as long as it is of use. */
export interface IndexMemory {
  /** The index, if it was built from files in exactly this state. */
  find(root: string, state: string): KeptIndex | null;
  /** The index of a working tree as it was last. */
  findAny(root: string): KeptIndex | null;
  /** Keeps an index in place of the one before. */
  keep(root: string, kept: KeptIndex): void;
}

/** Milliseconds after which an index that nobody asked for is let go: a server may idle for days. */
const IDLE = 10 * 60 * 1000;

/** Creates a memory for one index: a server mostly works for one repository, and indexes are large. */
export function createIndexMemory(): IndexMemory {
  let known: (KeptIndex & { readonly root: string }) | null = null;
  let timer: NodeJS.Timeout | undefined;

  function letGoLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (known = null), IDLE).unref();
  }

  function findAny(root: string): KeptIndex | null {
    if (known === null || known.root !== root) return null;
    letGoLater();
    return known;
  }

  return {
    findAny,
    find: (root, state) => (known?.snapshot.state === state ? findAny(root) : null),
    keep(root, kept) {
      known = { root, ...kept };
      letGoLater();
    },
  };
}
