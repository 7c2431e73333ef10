/** Where somebody who was asked puts a file, and why. */
export interface Placing {
  readonly path: string;
  readonly reason: string;
}

/** An order that somebody else gives: those that were named, best first, and what to tell where none came. */
export interface Placings {
  /** Who put them in order, as messages name it. */
  readonly by: string;
  readonly placings: readonly Placing[];
  /** Why the order stands as it was; null when it does not. */
  readonly notice: string | null;
}

/** A file as a ranking shows it. */
interface Ranked {
  readonly path: string;
  readonly score: number;
  readonly why: readonly string[];
}

/** Asks somebody else for the order of ranked files, such as a model. Throws only what ends the whole work. */
export type Rerank<File extends Ranked> = (files: readonly File[]) => Promise<Placings>;

/**
 * Puts the placed files first in their order, the rest behind in theirs. The scores stay where they are and change owners, so that
 * they still fall from first to last; what was said of a file becomes its second reason. Paths that are not ranked count for nothing.
 */
export function applyPlacings<File extends Ranked>(
  files: readonly File[],
  { by, placings }: Placings,
): readonly File[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const first = new Map<string, File>();
  for (const { path, reason } of placings) {
    const file = byPath.get(path);
    if (file === undefined || first.has(path)) continue;
    const [strongest = 'ranks high', ...others] = file.why;
    const said = `is put in place ${first.size + 1} by ${by}, which says: ${plainWords(reason)}`;
    first.set(path, { ...file, why: [strongest, said, ...others] });
  }
  const order = [...first.values(), ...files.filter(({ path }) => !first.has(path))];
  return order.map((file, rank) => ({ ...file, score: files[rank]?.score ?? file.score }));
}

const longest = 160;

/** One line without marks of code: names in it were checked by nobody. */
function plainWords(reason: string): string {
  const words = reason.replaceAll('`', '').replace(/\s+/g, ' ').trim();
  return `“${words.length <= longest ? words : `${words.slice(0, longest - 1)}…`}”`;
}
