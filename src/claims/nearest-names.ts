import { splitIdentifier } from '../repository/lexer/split-identifier.ts';
import { editDistance } from './edit-distance.ts';

/** The names nearest to one that does not exist, best first, at most 3: by spelling, then by the words they share. */
export function nearestNames(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length * 0.34));
  const parts = new Set(wordsOf(name));
  const rated = new Map<string, number>();
  for (const candidate of candidates) {
    if (candidate === name || rated.has(candidate)) continue;
    const distance = rate(candidate, { wanted, limit, parts });
    if (distance !== null) rated.set(candidate, distance);
  }
  return [...rated]
    .sort(([one, first], [other, second]) => first - second || one.length - other.length || (one < other ? -1 : 1))
    .slice(0, 3)
    .map(([candidate]) => candidate);
}

interface Wanted {
  readonly wanted: string;
  readonly limit: number;
  readonly parts: ReadonlySet<string>;
}

/** How far a name is from the wanted one, 0 to 1; null when they have too little in common. */
function rate(candidate: string, { wanted, limit, parts }: Wanted): number | null {
  const lower = candidate.toLowerCase();
  const isAlike = lower.at(0) === wanted.at(0) || lower.at(-1) === wanted.at(-1);
  if (isAlike && Math.abs(lower.length - wanted.length) <= limit) {
    const distance = editDistance(wanted, lower, limit);
    if (distance <= limit) return distance / (wanted.length + 1);
  }
  // Sharing one word of two says something only if the names are built of words at all.
  if (parts.size < 2 || !lower.includes(longestOf(parts))) return null;
  const own = new Set(wordsOf(candidate));
  const shared = [...parts].filter((part) => own.has(part)).length;
  const overlap = (2 * shared) / (parts.size + own.size);
  return overlap > 0.6 ? 1 - overlap / 2 : null;
}

/** The words that an identifier is built of, without their joined form. */
function wordsOf(name: string): readonly string[] {
  const parts = splitIdentifier(name);
  return parts.length > 1 ? parts.slice(1) : parts;
}

function longestOf(parts: ReadonlySet<string>): string {
  return [...parts].reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
