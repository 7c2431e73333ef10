/** How the files of a state differ from those of one before. */
export interface IndexChanges {
  /** For each file listed then, where it is listed now if it is the same; -1 for one that is gone or changed. */
  readonly places: Int32Array;
  /** Files listed now that were not there then, or were other. */
  readonly fresh: ReadonlySet<number>;
  /** The same paths are listed, whatever they hold. */
  readonly samePaths: boolean;
}

/** Compares two states, each one line a file that begins with its path and NUL, in the order of the paths; null where more than `most` files differ. */
export function findChanges(old: readonly string[], lines: readonly string[], most: number): IndexChanges | null {
  const places = new Int32Array(old.length).fill(-1);
  const fresh = new Set<number>();
  let [at, samePaths] = [0, old.length === lines.length];
  for (const [number, line] of lines.entries()) {
    if (old[at] === line) {
      places[at] = number;
      at += 1;
      continue;
    }
    fresh.add(number);
    if (fresh.size > most) return null;
    const path = pathOf(line);
    while (at < old.length && pathOf(old[at] ?? '') < path) {
      at += 1;
      samePaths = false;
    }
    if (old[at] === line) {
      fresh.delete(number);
      places[at] = number;
      at += 1;
    } else if (pathOf(old[at] ?? '') === path) at += 1;
    else samePaths = false;
  }
  return { places, fresh, samePaths };
}

function pathOf(line: string): string {
  return line.slice(0, line.indexOf('\0'));
}
