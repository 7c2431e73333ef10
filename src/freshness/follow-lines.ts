/** Where some lines of an earlier text are now; lines are 1-based and inclusive. */
export type Followed =
  | { readonly state: 'same' }
  | { readonly state: 'moved'; readonly startLine: number; readonly endLine: number }
  /** `line` is the first of them that differs, in the earlier text; `count` is how many are not among the later text's. */
  | { readonly state: 'changed'; readonly line: number; readonly count: number };

/** Lines of both texts are compared without the spaces at their ends; line breaks do not count. */
interface Texts {
  readonly before: readonly string[];
  readonly now: readonly string[];
}

/**
 * Follows lines by what they say: they stand where they stood, or as a block somewhere else, or they do not say it any more. Of
 * several places the one with the most of the same lines around it is taken, then the nearest. Moved lines may be indented
 * otherwise. Null for lines that the earlier text does not have.
 */
export function followLines(texts: Texts, startLine: number, endLine: number): Followed | null {
  const { before, now } = { before: trimmed(texts.before).end, now: trimmed(texts.now).end };
  if (startLine < 1 || endLine < startLine || endLine > before.length) return null;
  const block = before.slice(startLine - 1, endLine);
  if (standsAt(block, now, startLine - 1) && !standsBetter(block, { before, now }, startLine - 1))
    return { state: 'same' };
  const place =
    findPlace(block, { before, now }, startLine - 1) ??
    findPlace(block.map(trim), { before: trimmed(texts.before).all, now: trimmed(texts.now).all }, startLine - 1);
  if (place !== null) return { state: 'moved', startLine: place + 1, endLine: place + block.length };
  const { said } = trimmed(texts.now);
  const lost = block.flatMap((line, at) => (said().has(line.trim()) ? [] : [at]));
  return { state: 'changed', line: startLine + (lost[0] ?? 0), count: Math.max(1, lost.length) };
}

/** The first place of a block in a text, as an index; null where it does not stand, or says too little to be known again. */
export function findBlock(block: readonly string[], now: readonly string[]): number | null {
  const wanted = block.map(trim);
  if (wanted.join('').length < leastCharacters) return null;
  return placesOf(wanted, trimmed(now).all)[0] ?? null;
}

/** In another file, a shorter block may be anything. */
const leastCharacters = 40;

/** How many lines around a block are looked at to tell its place from others. */
const around = 5;

function findPlace(block: readonly string[], { before, now }: Texts, start: number): number | null {
  if (block.every((line) => line.trim() === '')) return null;
  const rated = placesOf(block, now).map((place) => ({
    place,
    rating: countNeighbours({ before, now }, { start, place, length: block.length }),
  }));
  rated.sort((one, other) => other.rating - one.rating || Math.abs(one.place - start) - Math.abs(other.place - start));
  const [best] = rated;
  // A bracket or a blank stands everywhere: it is the same one only among the same lines.
  const telling = block.join('').replace(/[^\p{L}\p{N}]/gu, '').length >= 4;
  return best !== undefined && (telling || best.rating > 0) ? best.place : null;
}

/** True for a block that only happens to stand where it stood: what was around it is around another place now. */
function standsBetter(block: readonly string[], { before, now }: Texts, start: number): boolean {
  const rate = (place: number) => countNeighbours({ before, now }, { start, place, length: block.length });
  const own = rate(start);
  if (block.length > around) return false;
  return placesOf(block, now).some((place) => rate(place) > own + 1);
}

function countNeighbours(
  { before, now }: Texts,
  { start, place, length }: { readonly start: number; readonly place: number; readonly length: number },
): number {
  const offsets = Array.from({ length: around }, (_, at) => [-at - 1, length + at]).flat();
  return offsets.filter((offset) => {
    const line = before[start + offset];
    return line !== undefined && line !== '' && line === now[place + offset];
  }).length;
}

function placesOf(block: readonly string[], now: readonly string[]): readonly number[] {
  const [first] = block;
  return [...now.keys()].filter((at) => now[at] === first && standsAt(block, now, at));
}

function standsAt(block: readonly string[], now: readonly string[], at: number): boolean {
  return block.every((line, offset) => now[at + offset] === line);
}

interface Trimmed {
  readonly end: readonly string[];
  readonly all: readonly string[];
  said(): ReadonlySet<string>;
}

/** A file may be cited many times: its lines are trimmed once. */
const known = new WeakMap<readonly string[], Trimmed>();

function trimmed(lines: readonly string[]): Trimmed {
  const found = known.get(lines);
  if (found !== undefined) return found;
  const all = lines.map(trim);
  let set: ReadonlySet<string> | undefined;
  const made = { end: lines.map((line) => line.trimEnd()), all, said: () => (set ??= new Set(all)) };
  known.set(lines, made);
  return made;
}

function trim(line: string): string {
  return line.trim();
}
