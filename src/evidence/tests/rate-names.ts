import type { Repository } from '../../repository/repository.ts';
import type { Request } from '../../request/request.ts';
import type { ConcernedFunction } from '../collectors/candidates.ts';
import type { TestFile } from '../collectors/tests.ts';
import { requestNames } from '../request-names.ts';

/** What a test names of the likely change. */
export interface NamedThings {
  /** 0 to 1: the share of the test that names most. */
  readonly value: number;
  /** Weightiest first, at most 3. */
  readonly names: readonly string[];
}

const shortest = 4;

/** Rates each test by the functions that will likely change and the names of the request that stand in it; what few tests name counts most. */
export function createNameRating(
  tests: readonly TestFile[],
  functions: readonly ConcernedFunction[],
  request: Request,
  repository: Repository,
): (path: string) => NamedThings {
  const index = repository.index();
  const weights = new Map<string, number>();
  for (const { name, score } of functions)
    if (name.length >= shortest) weights.set(name, Math.max(weights.get(name) ?? 0, score ** 2));
  for (const name of requestNames(request, repository)) weights.set(name, 1);
  const found = new Map<string, { readonly name: string; readonly value: number }[]>();
  for (const [name, weight] of weights) {
    const holding = tests.filter(({ path }) => index.mentions(path, name));
    const rarity = Math.log(1 + tests.length / (holding.length + 0.5)) / Math.log(1 + 2 * tests.length);
    for (const { path } of holding) {
      const list = found.get(path) ?? [];
      found.set(path, [...list, { name, value: weight * rarity ** 2 }]);
    }
  }
  const sumOf = (path: string) => (found.get(path) ?? []).reduce((sum, { value }) => sum + value, 0);
  const most = Math.max(...[...found.keys()].map(sumOf), Number.MIN_VALUE);
  return (path) => ({
    value: sumOf(path) / most,
    names: [...(found.get(path) ?? [])]
      .sort((one, other) => other.value - one.value)
      .slice(0, 3)
      .map(({ name }) => name),
  });
}
