import { diff3Merge } from 'node-diff3';
import { lineBreakOf } from '../../markdown/splice.ts';

/** Three versions of one section. */
export interface Versions {
  /** What was read. */
  readonly base: string;
  /** What stands in the file by now. */
  readonly theirs: string;
  /** What it became meanwhile. */
  readonly ours: string;
}

/** A merge of them by lines. */
export interface Merge {
  /** With marks where both changed the same lines, in the form of git's `diff3` style, which editors know. */
  readonly text: string;
  readonly conflicts: number;
}

/** Merges two changes of a section; what both changed alike is no conflict. Line breaks are those of the file. */
export function mergeSection({ base, theirs, ours }: Versions): Merge {
  const lines = (text: string) => text.replace(/\r\n?/g, '\n').split('\n');
  const regions = diff3Merge(lines(theirs), lines(base), lines(ours), { excludeFalseConflicts: true });
  const merged = regions.flatMap(({ ok, conflict }) =>
    conflict === undefined
      ? (ok ?? [])
      : [
          '<<<<<<< in the file',
          ...conflict.a,
          '||||||| as it was read',
          ...conflict.o,
          '=======',
          ...conflict.b,
          '>>>>>>> refined',
        ],
  );
  return {
    text: merged.join(lineBreakOf(theirs)),
    conflicts: regions.filter(({ conflict }) => conflict !== undefined).length,
  };
}
