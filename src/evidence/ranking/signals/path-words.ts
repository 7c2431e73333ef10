import { folderOf } from '../../../repository/paths.ts';
import { only } from '../../../repository/search/fields.ts';
import { splitIdentifier } from '../../../repository/lexer/split-identifier.ts';
import { stemOfPath } from '../path-parts.ts';
import { defineSignal } from './signal.ts';

/** BM25 of the request over the names of files alone. */
export const fileName = defineSignal({
  id: 'file-name',
  score: ({ index, query, eligible }) => index.terms.score(query.all, { weights: only('stem'), among: eligible }),
  why: ({ index, query }, file) => {
    const stem = stemOfPath(index.paths[file] ?? '');
    const parts = splitIdentifier(stem).filter((part) => query.all.has(part));
    return parts.length === 0 ? null : `has a name with ${[...new Set(parts)].map((part) => `\`${part}\``).join(', ')}`;
  },
});

/** BM25 of the request over the names of folders alone. */
export const folderName = defineSignal({
  id: 'folder-name',
  toldLast: true,
  score: ({ index, query, eligible }) => index.terms.score(query.all, { weights: only('folders'), among: eligible }),
  why: ({ index, query }, file) => {
    const parts = folderOf(index.paths[file] ?? '')
      .split('/')
      .flatMap(splitIdentifier)
      .filter((part) => query.all.has(part));
    const named = [...new Set(parts)].map((part) => `\`${part}\``);
    return named.length === 0 ? null : `lies in a folder with ${named.join(', ')} in its name`;
  },
});

/** BM25 of the request over defined names alone. */
export const definedWords = defineSignal({
  id: 'defined-words',
  score: ({ index, query, eligible }) =>
    index.terms.score(query.all, { weights: only('definitions'), among: eligible }),
});

/** The share of the file name's words that the request holds, when all: `rate-limiter.ts` for "the rate limiter". */
export const wholeFileName = defineSignal({
  id: 'whole-file-name',
  score: ({ index, query }) =>
    Float64Array.from(index.paths, (path) => {
      const [first, ...rest] = splitIdentifier(stemOfPath(path));
      if (first === undefined || first.length < 3) return 0;
      const weights = (rest.length === 0 ? [first] : rest).map((part) => query.all.get(part) ?? 0);
      return Math.min(...weights) >= 1 ? Math.min(...weights) + Math.log(weights.length) : 0;
    }),
});
