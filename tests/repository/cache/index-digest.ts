import type { CodeIndex } from '../../../src/repository/code-index.ts';
import { allFields } from '../../../src/repository/search/fields.ts';

/** All that an index answers, in plain values: two indexes are the same when these are equal, however they number words. */
export function digestIndex(index: CodeIndex, query = 'rate limiter für invoices in the store') {
  const { words, fileWords } = index.terms;
  const terms = new Map(query.split(' ').map((word) => [word.toLowerCase(), 1]));
  const held = index.paths.map((_, file) =>
    Array.from(
      fileWords.words.subarray(fileWords.starts[file], fileWords.starts[file + 1]),
      (word, at) => `${words.at(word)} ${fileWords.inCode[(fileWords.starts[file] ?? 0) + at]}`,
    ),
  );
  const all = [...new Set(held.flat().map((word) => word.split(' ')[0] ?? ''))].sort();
  return {
    paths: index.paths,
    files: [...index.files.values()].map((file) => ({ ...file })),
    held,
    found: all.map((word) => words.at(words.find(word))),
    definedNames: [...index.definedNames()],
    definitions: [...index.definedNames()].map((name) => index.definitionsOf(name)),
    importers: index.paths.map((path) => index.importersOf(path)),
    holding: all.map((word) => [...index.terms.filesOf(word.toLowerCase())]),
    scores: [...index.terms.score(terms, { weights: allFields })],
    hits: index.search(query, 50),
  };
}
