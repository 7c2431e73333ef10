import type { ReferenceGraph } from './reference-graph.ts';

const STEPS = 3;
const RESTART = 0.5;
/** How much of a step goes from user to used; the rest goes back. */
const FORWARD = 0.6;

/** A short random walk with restart from weighted files along uses and their reverse: PageRank that stays near its seeds. */
export function walkGraph(graph: ReferenceGraph, seeds: ReadonlyMap<number, number>): Float64Array {
  const size = graph.starts.length - 1;
  const total = [...seeds.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const start = new Float64Array(size);
  for (const [file, weight] of seeds) start[file] = weight / total;
  const incoming = incomingSums(graph, size);
  let at = start;
  for (let step = 0; step < STEPS; step += 1) at = stepOnce(graph, at, start, incoming);
  return at;
}

function stepOnce(
  { starts, targets, weights }: ReferenceGraph,
  from: Float64Array,
  start: Float64Array,
  incoming: Float64Array,
): Float64Array<ArrayBuffer> {
  const next = start.map((weight) => weight * RESTART);
  const moving = 1 - RESTART;
  for (let file = 0; file < from.length; file += 1) {
    for (let edge = starts[file] ?? 0; edge < (starts[file + 1] ?? 0); edge += 1) {
      const target = targets[edge] ?? 0;
      const weight = weights[edge] ?? 0;
      next[target] = (next[target] ?? 0) + moving * FORWARD * weight * (from[file] ?? 0);
      const back = weight / (incoming[target] || 1);
      next[file] = (next[file] ?? 0) + moving * (1 - FORWARD) * back * (from[target] ?? 0);
    }
  }
  return next;
}

function incomingSums({ targets, weights }: ReferenceGraph, size: number): Float64Array {
  const sums = new Float64Array(size);
  targets.forEach((target, edge) => {
    sums[target] = (sums[target] ?? 0) + (weights[edge] ?? 0);
  });
  return sums;
}
