import type { CodeIndex } from '../../repository/code-index.ts';

/** Who uses whom: from each file to the files that define what it names or that it imports, in typed arrays. */
export interface ReferenceGraph {
  /** Edges of file `n` stand from `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  /** Of each edge; those of one file sum to 1. */
  readonly weights: Float64Array;
}

const graphs = new WeakMap<CodeIndex, ReferenceGraph>();

/** A name with more definers than this ties nothing together. */
const MOST_DEFINERS = 4;
const SHORTEST_NAME = 4;
/** An import counts as much as this many names that only one file defines and few use. */
const IMPORT = 2;

/** The graph over the files that may be ranked; built once for an index. */
export function referenceGraph(index: CodeIndex, eligible: Uint8Array): ReferenceGraph {
  const known = graphs.get(index) ?? buildGraph(index, eligible);
  graphs.set(index, known);
  return known;
}

function buildGraph(index: CodeIndex, eligible: Uint8Array): ReferenceGraph {
  const { words, fileWords } = index.terms;
  const numbers = new Map(index.paths.map((path, number) => [path, number]));
  const definers = findDefiners(index, eligible, numbers);
  const users = countUsers(index, definers);
  const starts = new Uint32Array(index.paths.length + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  index.paths.forEach((path, file) => {
    starts[file] = targets.length;
    if (eligible[file] !== 1) return;
    const edges = new Map<number, number>();
    const add = (target: number, weight: number) => {
      if (target !== file) edges.set(target, (edges.get(target) ?? 0) + weight);
    };
    for (let at = fileWords.starts[file] ?? 0; at < (fileWords.starts[file + 1] ?? 0); at += 1) {
      const word = fileWords.words[at] ?? 0;
      const defining = fileWords.inCode[at] === 0 ? undefined : definers.get(word);
      if (defining === undefined || defining.includes(file)) continue;
      const rarity = 1 / Math.sqrt(users.get(word) ?? 1);
      for (const target of defining) add(target, rarity / defining.length);
    }
    for (const imported of index.files.get(path)?.imports ?? []) {
      const target = numbers.get(imported);
      if (target !== undefined && eligible[target] === 1)
        add(target, IMPORT / Math.sqrt(index.importersOf(imported).length || 1));
    }
    const sum = [...edges.values()].reduce((total, weight) => total + weight, 0);
    for (const [target, weight] of edges) {
      targets.push(target);
      weights.push(weight / sum);
    }
  });
  starts[index.paths.length] = targets.length;
  return { starts, targets: Uint32Array.from(targets), weights: Float64Array.from(weights) };

  function findDefiners(of: CodeIndex, among: Uint8Array, byPath: ReadonlyMap<string, number>) {
    const found = new Map<number, number[]>();
    for (const name of of.definedNames()) {
      if (name.length < SHORTEST_NAME) continue;
      const files = new Set<number>();
      for (const { path } of of.definitionsOf(name)) {
        const file = byPath.get(path);
        if (file !== undefined && among[file] === 1) files.add(file);
        if (files.size > MOST_DEFINERS) break;
      }
      const word = words.find(name);
      if (word >= 0 && files.size > 0 && files.size <= MOST_DEFINERS) found.set(word, [...files]);
    }
    return found;
  }
}

function countUsers(
  { terms: { fileWords } }: CodeIndex,
  definers: ReadonlyMap<number, unknown>,
): ReadonlyMap<number, number> {
  const users = new Map<number, number>();
  for (let at = 0; at < fileWords.words.length; at += 1) {
    const word = fileWords.words[at] ?? 0;
    if (fileWords.inCode[at] !== 0 && definers.has(word)) users.set(word, (users.get(word) ?? 0) + 1);
  }
  return users;
}
