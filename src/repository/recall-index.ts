import { openSnapshotFile } from './cache/snapshot-file.ts';
import type { CodeIndex } from './code-index.ts';
import type { AssembledIndex } from './assemble-index.ts';
import type { IndexSnapshot } from './index-snapshot.ts';
import type { Indexable } from './lexing/lex-files.ts';
import { findChanges, type IndexChanges } from './merging/find-changes.ts';
import type { Recall } from './recall-blobs.ts';
import type { RepositoryFile, SkipReason } from './repository.ts';
import { viewIndex } from './view-index.ts';

/** The index as earlier runs, or this process, left it. */
export interface IndexRecall {
  /** The index of exactly these files, or null. */
  find(): CodeIndex | null;
  /** An index of other files that can be brought up to date, and what differs; null where too much does. */
  findBase(): IndexBase | null;
  /** Keeps an index that was built from nothing but what the blob ids name. It is written where making it again would cost something. */
  remember(assembled: AssembledIndex, index: CodeIndex, base: IndexBase | null): void;
  /** Notes what the content of a listed file showed. */
  skip(listed: number, reason: SkipReason): void;
}

/** An index as it was, and what changed since. */
export interface IndexBase {
  readonly snapshot: IndexSnapshot;
  readonly changes: IndexChanges;
}

/** Files that may have changed: with more, the index is put together anew, from the records of the log. */
const MOST_CHANGED = 500;
/** So few changed files cost less to look at again in each run than the picture of a whole index costs to write. */
const FEW = 16;

/** Recalls the index of files that were just listed; null where nothing may be kept. */
export function recallIndex(
  files: readonly RepositoryFile[],
  indexable: readonly Indexable[],
  recall: Recall | null,
): IndexRecall | null {
  if (recall === null || indexable.some(({ file }) => recall.keyOf(file) === null)) return null;
  const { place, root, home } = recall;
  const { memory } = place;
  const state = stateOf(files, recall);
  const file = openSnapshotFile(place, home, root);
  const skip = (listed: number, reason: SkipReason) => recall.skip(files[listed]?.path ?? '', reason);

  function noteSkipped(skipped: AssembledIndex['skipped']): void {
    for (const { listed, reason } of skipped) skip(listed, reason);
  }

  return {
    skip,
    find() {
      const kept = memory?.find(root, state) ?? null;
      if (kept !== null) {
        noteSkipped(kept.snapshot.skipped);
        return kept.index;
      }
      const snapshot = file.load(state);
      if (snapshot === null) return null;
      noteSkipped(snapshot.skipped);
      const index = viewIndex(snapshot.columns, files);
      memory?.keep(root, { snapshot, index });
      return index;
    },
    findBase() {
      const snapshot = memory?.findAny(root)?.snapshot ?? file.loadAny();
      if (snapshot === null) return null;
      const changes = findChanges(snapshot.state.split(LINE_END), state.split(LINE_END), MOST_CHANGED);
      return changes === null ? null : { snapshot, changes };
    },
    remember(assembled, index, base) {
      const snapshot = { state, ...assembled };
      if (base === null || !base.changes.samePaths || base.changes.fresh.size > FEW) file.save(snapshot);
      memory?.keep(root, { snapshot, index });
    },
  };
}

/** A path has no NUL. */
const LINE_END = '\0\n';

/** All that an index hangs on, in one text: to be taken when the files were just listed, before any is read. */
function stateOf(files: readonly RepositoryFile[], { isWritten }: Recall): string {
  return files
    .map(
      ({ path, blob, size, skipped }) =>
        `${path}\0${blob}\0${size}\0${skipped ?? ''}${isWritten(path) ? ' written' : ''}`,
    )
    .join(LINE_END);
}
