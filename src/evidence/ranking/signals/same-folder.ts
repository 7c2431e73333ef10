import { folderOfPath } from '../path-parts.ts';
import { defineSignal } from './signal.ts';

/** Best files whose folders count. */
const BEST = 10;

/** Lies in the folder of files ranked first; the file's own rank does not count. */
export const sameFolder = defineSignal({
  id: 'same-folder',
  score: ({ index }, { order, scores }) => {
    const pulls = new Map<string, number>();
    for (const file of order.slice(0, BEST)) {
      const folder = folderOfPath(index.paths[file] ?? '');
      pulls.set(folder, (pulls.get(folder) ?? 0) + (scores[file] ?? 0));
    }
    const best = new Set(order.slice(0, BEST));
    return Float64Array.from(index.paths, (path, file) => {
      const pull = pulls.get(folderOfPath(path)) ?? 0;
      return Math.max(0, pull - (best.has(file) ? (scores[file] ?? 0) : 0));
    });
  },
});
