import type { Addition, PrecedentFacts } from '../collectors/precedents.ts';
import { countEach } from '../commonest.ts';
import { unitOf } from './unit-of.ts';

/** What additions to a folder have in common: the files they all changed, and the shape of what they added. */
export function describeAdditions(
  folder: string,
  additions: readonly Addition[],
): Omit<PrecedentFacts, 'siblings' | 'name'> {
  const of = additions.length;
  const half = Math.max(2, Math.ceil(of / 2));
  const companions = countEach(additions.flatMap(({ changed }) => changed))
    .filter(([, times]) => times >= half)
    .map(([path, times]) => ({ path, times, of }));
  const shape = countEach(additions.flatMap((addition) => shapeOf(folder, addition)))
    .filter(([, times]) => times >= half)
    .map(([path]) => path)
    .slice(0, 6);
  return { folder, additions, companions: companions.slice(0, 8), shape };
}

function shapeOf(folder: string, { added }: Addition): string[] {
  const unit = added.map((path) => unitOf(folder, path)).find((name) => name !== null);
  if (unit === undefined || unit === null || unit.length < 3) return [];
  return [...new Set(added.map((path) => path.replaceAll(unit, '<name>')).filter((path) => path.includes('<name>')))];
}
