import type { CodeIndex } from '../../repository/code-index.ts';
import { runNow, type Steps } from '../../repository/steps.ts';

/** Who uses whom: from each file to the files that define what it names or that it imports, in typed arrays. */
export interface ReferenceGraph {
  /** Edges of file `n` stand from `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  /** Of each edge; those of one file sum to 1. */
  readonly weights: Float64Array;
}

/** The graph of an index that was asked for last, with the files that it is over. */
const graphs = new WeakMap<CodeIndex, { readonly eligible: Uint8Array; readonly graph: ReferenceGraph }>();

/** A name with more definers than this ties nothing together. */
const MOST_DEFINERS = 4;
const SHORTEST_NAME = 4;
/** An import counts as much as this many names that only one file defines and few use. */
const IMPORT = 2;

/** The graph over the files that may be ranked; built once for an index and those files. */
export function referenceGraph(index: CodeIndex, eligible: Uint8Array): ReferenceGraph {
  return runNow(prepareGraph(index, eligible));
}

/** Builds the graph with pauses, so that it is at hand. */
export function* prepareGraph(index: CodeIndex, eligible: Uint8Array): Steps<ReferenceGraph> {
  const known = graphs.get(index);
  if (known !== undefined && isSame(known.eligible, eligible)) return known.graph;
  const graph = yield* buildGraph(index, eligible);
  graphs.set(index, { eligible, graph });
  return graph;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one === other || Buffer.compare(one, other) === 0;
}

function* buildGraph(index: CodeIndex, eligible: Uint8Array): Steps<ReferenceGraph> {
  const { fileWords } = index.terms;
  const { importStarts, imports, listed } = index.columns;
  const definers = yield* findDefiners(index, eligible);
  const users = countUsers(index, definers);
  yield;
  const numbers = invert(listed);
  const importers = countEach(imports);
  const starts = new Uint32Array(index.paths.length + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  for (let file = 0; file < index.paths.length; file += 1) {
    starts[file] = targets.length;
    if (eligible[file] !== 1) continue;
    const edges = new Map<number, number>();
    const add = (target: number, weight: number) => {
      if (target !== file) edges.set(target, (edges.get(target) ?? 0) + weight);
    };
    for (let at = fileWords.starts[file] ?? 0; at < (fileWords.starts[file + 1] ?? 0); at += 1) {
      const word = fileWords.words[at] ?? 0;
      const defining = fileWords.inCode[at] === 0 ? undefined : definers[word];
      if (defining === undefined || defining.includes(file)) continue;
      const rarity = 1 / Math.sqrt(users[word] || 1);
      for (const target of defining) add(target, rarity / defining.length);
    }
    for (let at = importStarts[file] ?? 0; at < (importStarts[file + 1] ?? 0); at += 1) {
      const imported = imports[at] ?? 0;
      const target = numbers.get(imported);
      if (target !== undefined && eligible[target] === 1) add(target, IMPORT / Math.sqrt(importers.get(imported) ?? 1));
    }
    let sum = 0;
    for (const weight of edges.values()) sum += weight;
    for (const [target, weight] of edges) {
      targets.push(target);
      weights.push(weight / sum);
    }
    yield;
  }
  starts[index.paths.length] = targets.length;
  return { starts, targets: Uint32Array.from(targets), weights: Float64Array.from(weights) };
}

/** By word the files that define it, where these are few enough. */
function* findDefiners(
  { terms: { words }, columns: { definitionStarts, definitionWords } }: CodeIndex,
  among: Uint8Array,
): Steps<readonly (readonly number[] | undefined)[]> {
  const found = Array.from<number[] | undefined>({ length: words.count });
  for (let file = 0; file < among.length; file += 1) {
    if (file % 256 === 0) yield;
    if (among[file] !== 1) continue;
    for (let at = definitionStarts[file] ?? 0; at < (definitionStarts[file + 1] ?? 0); at += 1) {
      const word = definitionWords[at] ?? 0;
      const files = found[word];
      if (files === undefined) found[word] = [file];
      else if (files.at(-1) !== file && files.length <= MOST_DEFINERS) files.push(file);
    }
  }
  return found.map((files, word) =>
    files !== undefined && files.length <= MOST_DEFINERS && words.at(word).length >= SHORTEST_NAME ? files : undefined,
  );
}

function countUsers({ terms: { words, fileWords } }: CodeIndex, definers: readonly unknown[]): Uint32Array {
  const users = new Uint32Array(words.count);
  for (let at = 0; at < fileWords.words.length; at += 1) {
    const word = fileWords.words[at] ?? 0;
    if (fileWords.inCode[at] !== 0 && definers[word] !== undefined) users[word] = (users[word] ?? 0) + 1;
  }
  return users;
}

function invert(values: Uint32Array): ReadonlyMap<number, number> {
  return new Map(Array.from(values, (value, at) => [value, at]));
}

function countEach(values: Uint32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
