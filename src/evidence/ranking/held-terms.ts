import type { CodeIndex } from '../../repository/code-index.ts';

/** The terms of a query that a file holds, those that tell most first; joined forms of two words are left out. */
export function heldTerms(index: CodeIndex, query: ReadonlyMap<string, number>, file: number): readonly string[] {
  const total = index.terms.fileCount;
  return [...query]
    .map(([term, weight]) => ({ term, files: index.terms.filesOf(term), weight }))
    .filter(({ files, weight }) => weight >= 1 && files.length < total / 4 && holds(files, file))
    .map(({ term, files, weight }) => ({ term, score: weight * Math.log(1 + total / files.length) }))
    .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1))
    .map(({ term }) => term);
}

/** Files of a term are in ascending order. */
function holds(files: Uint32Array, file: number): boolean {
  let [low, high] = [0, files.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle] ?? 0) < file) low = middle + 1;
    else high = middle;
  }
  return files[low] === file;
}
