import type { RankingInput } from '../ranking-input.ts';
import { defineSignal } from './signal.ts';

/** How much a name counts by where the request has it: code examples use far more than they are about. */
const zoneWeights = { title: 3, prose: 1, error: 0.7, traceback: 0.2, code: 0.25, boilerplate: 0 } as const;
const QUOTED = 2;

/** Defines a name that the request names; one that many files define counts the less. */
export const namedDefinition = defineSignal({
  id: 'named-definition',
  score: (input) => {
    const scores = new Float64Array(input.index.paths.length);
    for (const [name, weight] of namedWeights(input)) {
      const files = definersOf(input, name);
      if (files.length > MOST_DEFINERS) continue;
      for (const file of files) scores[file] = (scores[file] ?? 0) + weight / files.length;
    }
    return scores;
  },
  why: (input, file) => {
    const names = [...namedWeights(input)]
      .sort((a, b) => b[1] - a[1])
      .map(([name]) => name)
      .filter((name) => definersOf(input, name).length <= MOST_DEFINERS && definersOf(input, name).includes(file))
      .slice(0, 3);
    return names.length === 0 ? null : `defines ${names.map((name) => `\`${name}\``).join(', ')}, named in the request`;
  },
});

/** A name with more definers is a word of the trade (`get`, `__init__`). */
const MOST_DEFINERS = 12;

function namedWeights({ mentions }: RankingInput): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { name, zone, quoted } of mentions.names) {
    const weight = zoneWeights[zone] * (quoted ? QUOTED : 1);
    weights.set(name, Math.max(weights.get(name) ?? 0, weight));
  }
  return weights;
}

function definersOf({ index, eligible, numberOf }: RankingInput, name: string): readonly number[] {
  const files = index.definitionsOf(name).flatMap(({ path }) => numberOf(path) ?? []);
  return [...new Set(files)].filter((file) => eligible[file] === 1);
}
