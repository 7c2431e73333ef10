import type { Candidate } from '../collectors/candidates.ts';
import type { Facility } from '../collectors/facilities.ts';
import { nearestFirst } from '../nearness.ts';
import type { PatternUse } from './read-patterns.ts';

/** What globals and methods the code uses for an area, with how often. */
export function findPatterns(uses: readonly PatternUse[], candidates: readonly Candidate[]): readonly Facility[] {
  const grouped = new Map<string, PatternUse[]>();
  for (const use of uses) grouped.set(use.name, [...(grouped.get(use.name) ?? []), use]);
  return [...grouped.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const times = group.reduce((sum, use) => sum + use.times, 0);
    return [
      {
        area: first.area,
        name: first.name,
        use: `used ${times === 1 ? 'once' : `${times} times`} in ${group.length === 1 ? '1 file' : `${group.length} files`}`,
        at: nearestFirst(group, ({ path }) => path, candidates)
          .slice(0, 3)
          .map(({ path, line }) => ({ path, startLine: line, endLine: line })),
      },
    ];
  });
}
