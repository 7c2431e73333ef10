import type { SearchHit } from '../code-index.ts';
import { allFields } from './fields.ts';
import { countQueryTerms } from './query-terms.ts';
import type { TermIndex } from './term-index.ts';

/** The files that hold most of a text's terms, best first, ties by path. */
export function searchText(
  terms: TermIndex,
  paths: readonly string[],
  text: string,
  limit: number,
): readonly SearchHit[] {
  const query = countQueryTerms(text);
  const scores = terms.score(query, { weights: allFields });
  const best = paths
    .map((path, file) => ({ path, file, score: scores[file] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
    .slice(0, limit);
  const held = new Map(best.map(({ file }) => [file, new Array<string>()]));
  const rarestFirst = [...query.keys()].sort(
    (a, b) => terms.filesHolding(a) - terms.filesHolding(b) || (a < b ? -1 : 1),
  );
  for (const term of rarestFirst) for (const file of terms.filesOf(term)) held.get(file)?.push(term);
  return best.map(({ path, file, score }) => ({ path, score, terms: held.get(file) ?? [] }));
}
