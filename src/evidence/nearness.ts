import type { Candidate } from './collectors/candidates.ts';

/** Sorts by how near each path is to the candidates: a candidate itself first, then the folder most in common; ties by path. */
export function nearestFirst<Item>(
  items: readonly Item[],
  pathOf: (item: Item) => string,
  candidates: readonly Candidate[],
): Item[] {
  const nearness = createNearness(candidates);
  return items
    .map((item) => ({ item, path: pathOf(item), near: nearness(pathOf(item)) }))
    .sort((a, b) => b.near - a.near || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ item }) => item);
}

/** Rates a path from 0 (shares nothing) to 2 (the best candidate). Only the best twenty candidates pull. */
export function createNearness(candidates: readonly Candidate[]): (path: string) => number {
  const places = new Map<string, number>();
  candidates.slice(0, 20).forEach(({ path }, rank) => {
    const pull = 1 / (1 + rank / 5);
    places.set(path, 1 + pull);
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/');
      places.set(folder, Math.max(places.get(folder) ?? 0, pull * (depth / parts.length)));
    }
  });
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const found = places.get(path.slice(0, end));
      if (found !== undefined) return found;
    }
    return 0;
  };
}
