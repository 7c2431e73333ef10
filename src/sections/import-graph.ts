import type { Candidate } from '../evidence/collectors/candidates.ts';
import type { Arrow } from './diagrams.ts';

/** Who imports what among the given files and their nearest neighbours: the real imports, nothing inferred. */
export function importArrows(sources: readonly Candidate[], { neighbours }: { readonly neighbours: number }): Arrow[] {
  const own = new Set(sources.map(({ path }) => path));
  const arrows = sources.flatMap(({ path, imports, importedBy }) => [
    ...preferOwn(importedBy, own, neighbours).map((from) => ({ from, to: path })),
    ...preferOwn(imports, own, neighbours).map((to) => ({ from: path, to })),
  ]);
  return arrows.filter(
    ({ from, to }, index) =>
      from !== to && arrows.findIndex((other) => other.from === from && other.to === to) === index,
  );
}

/** All that are among the sources, then others up to the limit. */
function preferOwn(paths: readonly string[], own: ReadonlySet<string>, limit: number): string[] {
  const inside = paths.filter((path) => own.has(path));
  const outside = paths.filter((path) => !own.has(path));
  return [...inside, ...outside.slice(0, Math.max(0, limit - inside.length))];
}
