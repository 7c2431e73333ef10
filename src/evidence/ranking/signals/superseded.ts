import type { RankingInput } from '../ranking-input.ts';
import { recency } from './past-commits.ts';
import type { FirstRanking } from './signal.ts';
import { defineSignal } from './signal.ts';

/** A version that changes less than this share of the liveliest one is kept for old users. */
const ALIVE = 0.2;

/**
 * Lies in a version of the code (`v3/`, `docs-v3/`) that the history shows at rest while another one beside it changes, and the
 * request does not name that version: speaks against the file, so its weight is negative.
 */
export const superseded = defineSignal({
  id: 'superseded',
  score: (input, first) => {
    const scores = new Float64Array(input.index.paths.length);
    for (const { files } of findSuperseded(input, first)) for (const file of files) scores[file] = 1;
    return scores;
  },
  why: (input, file, first) => {
    const found = findSuperseded(input, first).find(({ files }) => files.includes(file));
    if (found === undefined) return null;
    const { place, version, livelier } = found;
    return `lies in \`${place}${version}\`, which the history shows at rest beside \`${place}${livelier}\``;
  },
});

/** A version at rest: what stands before it in its paths, itself, and the one that changes most. */
interface Superseded {
  readonly place: string;
  readonly version: string;
  readonly livelier: string;
  readonly files: readonly number[];
}

function findSuperseded(input: RankingInput, first: FirstRanking): readonly Superseded[] {
  const lately = recency.score(input, first);
  return [...findVersions(input)].flatMap(([place, versions]) => {
    if (versions.size < 2) return [];
    const changes = [...versions].map(([version, files]) => ({
      version,
      files,
      sum: files.reduce((sum, file) => sum + (lately[file] ?? 0), 0),
    }));
    const most = changes.reduce((one, other) => (other.sum > one.sum ? other : one));
    return changes
      .filter(({ version, sum }) => sum < most.sum * ALIVE && !isNamed(input, version))
      .map(({ version, files }) => ({ place, version, livelier: most.version, files }));
  });
}

/** Files by version, by what stands before the version in their paths. */
function findVersions({ index, eligible }: RankingInput): ReadonlyMap<string, ReadonlyMap<string, readonly number[]>> {
  const places = new Map<string, Map<string, number[]>>();
  index.paths.forEach((path, file) => {
    if (eligible[file] !== 1) return;
    for (const { 0: version, index: start } of path.matchAll(/(?<=^|[/_-])v\d+(?=[/_-])/g)) {
      const place = path.slice(0, start);
      const versions = places.get(place) ?? new Map<string, number[]>();
      places.set(place, versions);
      versions.set(version, [...(versions.get(version) ?? []), file]);
    }
  });
  return places;
}

function isNamed({ lines }: RankingInput, version: string): boolean {
  return lines.some(({ text }) =>
    text
      .toLowerCase()
      .match(/\bv\d+\b/g)
      ?.includes(version),
  );
}
