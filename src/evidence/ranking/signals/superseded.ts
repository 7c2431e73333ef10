import type { RankingInput } from '../ranking-input.ts';
import { recency } from './past-commits.ts';
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
    const lately = recency.score(input, first);
    const scores = new Float64Array(input.index.paths.length);
    for (const versions of findVersions(input).values()) {
      if (versions.size < 2) continue;
      const changes = new Map(
        [...versions].map(([version, files]) => [version, files.reduce((sum, file) => sum + (lately[file] ?? 0), 0)]),
      );
      const liveliest = Math.max(...changes.values());
      for (const [version, files] of versions) {
        if ((changes.get(version) ?? 0) >= liveliest * ALIVE || isNamed(input, version)) continue;
        for (const file of files) scores[file] = 1;
      }
    }
    return scores;
  },
});

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
