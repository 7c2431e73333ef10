import ignore from 'ignore';

/** Which files are evidence, as patterns of `.gitignore`. */
export interface Selection {
  /** Only files that match one of these; all where there is none. */
  readonly include: readonly string[];
  /** No file that matches one of these, whatever includes it. */
  readonly exclude: readonly string[];
}

/** True for the paths that a selection leaves out. */
export function leavesOut({ include, exclude }: Selection): (path: string) => boolean {
  const included = ignore({ ignorecase: false }).add([...include]);
  const excluded = ignore({ ignorecase: false }).add([...exclude]);
  return (path) =>
    ignore.isPathValid(path) && (excluded.ignores(path) || (include.length > 0 && !included.ignores(path)));
}
