import type { RankingInput } from '../ranking-input.ts';
import { referenceGraph } from '../reference-graph.ts';
import { walkGraph } from '../walk-graph.ts';
import { text } from './text.ts';
import type { FirstRanking } from './signal.ts';
import { defineSignal } from './signal.ts';

/** How many of the best files pull. */
const SEEDS = 20;

/** Near, in the graph of uses and imports, to the files that the text match puts first. */
export const references = defineSignal({
  id: 'references',
  score: (input, first) => walkFrom(input, text.score(input, first)),
});

/** The same walk from the first pass's best files, which are better seeds. */
export const referencesAgain = defineSignal({
  id: 'references-again',
  toldLast: true,
  score: (input, { scores }) => walkFrom(input, scores),
  why: (input, file, first) => whyNear(input, file, first),
});

/** Imported by the files ranked first. */
export const importedByBest = defineSignal({
  id: 'imported-by-best',
  score: ({ index, numberOf }, { order, scores }) => {
    const sums = new Float64Array(index.paths.length);
    for (const from of order.slice(0, SEEDS)) {
      for (const path of index.files.get(index.paths[from] ?? '')?.imports ?? []) {
        const to = numberOf(path);
        if (to !== undefined)
          sums[to] = (sums[to] ?? 0) + (scores[from] ?? 0) / Math.sqrt(index.importersOf(path).length || 1);
      }
    }
    return sums.map(Math.sqrt);
  },
  why: (input, file, first) => whyImported(input, file, first),
});

function walkFrom({ index, eligible }: RankingInput, scores: Float64Array): Float64Array {
  const best = bestOf(scores, eligible, SEEDS);
  const least = (scores[best.at(-1) ?? 0] ?? 0) * 0.5;
  const seeds = new Map(best.map((file) => [file, (scores[file] ?? 0) - least]));
  return walkGraph(referenceGraph(index, eligible), seeds).map(Math.sqrt);
}

/** The numbers of the highest positive scores, ties by number, which is by path. */
function bestOf(scores: Float64Array, eligible: Uint8Array, limit: number): number[] {
  const files: number[] = [];
  scores.forEach((score, file) => {
    if (score > 0 && eligible[file] === 1) files.push(file);
  });
  return files.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, limit);
}

/** The best file that this one uses names of or imports, or that does so with this one. */
function whyNear({ index, eligible }: RankingInput, file: number, { order }: FirstRanking): string | null {
  const { starts, targets } = referenceGraph(index, eligible);
  const reaches = (from: number, to: number) => targets.subarray(starts[from] ?? 0, starts[from + 1] ?? 0).includes(to);
  for (const best of order.slice(0, NEAREST)) {
    if (best === file) continue;
    if (reaches(best, file)) return `is used by \`${index.paths[best] ?? ''}\`, which ranks high itself`;
    if (reaches(file, best)) return `uses \`${index.paths[best] ?? ''}\`, which ranks high itself`;
  }
  return null;
}

/** Files whose nearness is told. */
const NEAREST = 5;

function whyImported({ index, numberOf }: RankingInput, file: number, { order }: FirstRanking): string | null {
  const best = new Map(order.slice(0, SEEDS).map((number, rank) => [number, rank]));
  const importers = index
    .importersOf(index.paths[file] ?? '')
    .flatMap((path) => {
      const rank = best.get(numberOf(path) ?? -1);
      return rank === undefined ? [] : [{ path, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 2)
    .map(({ path }) => `\`${path}\``);
  const rank = importers.length === 1 ? 'which ranks high itself' : 'which rank high themselves';
  return importers.length === 0 ? null : `is imported by ${importers.join(' and ')}, ${rank}`;
}
