import type { CodeIndex } from '../../../src/repository/code-index.ts';
import { allFields } from '../../../src/repository/search/fields.ts';

/** All that an index answers, in plain values: two indexes are the same when these are equal. */
export function digestIndex(index: CodeIndex, query = 'rate limiter für invoices in the store') {
  const { words, fileWords } = index.terms;
  const terms = new Map(query.split(' ').map((word) => [word.toLowerCase(), 1]));
  return {
    paths: index.paths,
    files: [...index.files.values()],
    words: words.words,
    fileWords: [fileWords.starts, fileWords.words, fileWords.inCode].map((numbers) => [...numbers]),
    definedNames: [...index.definedNames()],
    importers: index.paths.map((path) => index.importersOf(path)),
    holding: words.words.map((word) => [...index.terms.filesOf(word.toLowerCase())]),
    scores: [...index.terms.score(terms, { weights: allFields })],
    hits: index.search(query, 50),
  };
}
