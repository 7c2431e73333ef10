import { folderOf } from '../../../repository/paths.ts';
import { defineSignal } from './signal.ts';

/** Best files that pull on their neighbours. */
const BEST = 10;

/** Lies in the folder of files ranked first; the file's own rank does not count. */
export const sameFolder = defineSignal({
  id: 'same-folder',
  toldLast: true,
  score: ({ index: { paths } }, { order, scores }) => {
    const pulls = new Map<string, number>();
    const best = order.slice(0, BEST);
    for (const file of best) {
      const folder = folderOf(paths[file] ?? '');
      pulls.set(folder, (pulls.get(folder) ?? 0) + (scores[file] ?? 0));
    }
    const own = new Set(best);
    return Float64Array.from(paths, (path, file) =>
      Math.max(0, (pulls.get(folderOf(path)) ?? 0) - (own.has(file) ? (scores[file] ?? 0) : 0)),
    );
  },
  why: ({ index: { paths } }, file, { order }) => {
    const folder = folderOf(paths[file] ?? '');
    const near = order
      .slice(0, BEST)
      .filter((best) => best !== file && folderOf(paths[best] ?? '') === folder)
      .map((best) => `\`${paths[best] ?? ''}\``);
    return near.length === 0 ? null : `lies beside ${near.slice(0, 2).join(' and ')}, ranked high`;
  },
});
