import type { Commit } from '../../repository/repository.ts';
import { addQueryTerms } from '../../repository/search/query-terms.ts';
import type { RankingInput } from './ranking-input.ts';

/** A past commit that shares words with the request. */
export interface MatchedCommit {
  readonly commit: Commit;
  /** The files of it that may be ranked. */
  readonly files: readonly number[];
  /** BM25 of its subject for the whole request, and for the title alone. */
  readonly score: number;
  readonly titleScore: number;
}

const matches = new WeakMap<RankingInput, readonly MatchedCommit[]>();

/** Every commit that touched a file that may be ranked, newest first, with how well its subject matches the request. */
export function matchCommits(input: RankingInput): readonly MatchedCommit[] {
  const known = matches.get(input) ?? scoreCommits(input);
  matches.set(input, known);
  return known;
}

function scoreCommits({ commits, query, numberOf, eligible }: RankingInput): readonly MatchedCommit[] {
  const counted = commits.map((commit) => {
    const terms = new Map<string, number>();
    addQueryTerms(commit.subject, 1, terms);
    return { commit, terms };
  });
  const holding = new Map<string, number>();
  for (const { terms } of counted)
    for (const term of terms.keys()) if (query.all.has(term)) holding.set(term, (holding.get(term) ?? 0) + 1);
  const rarity = (term: string) =>
    Math.log(1 + (commits.length - (holding.get(term) ?? 0) + 0.5) / ((holding.get(term) ?? 0) + 0.5));
  const average = counted.reduce((sum, { terms }) => sum + terms.size, 0) / Math.max(1, counted.length);
  return counted.flatMap(({ commit, terms }) => {
    const files = commit.files.flatMap(({ path }) => {
      const file = numberOf(path);
      return file !== undefined && eligible[file] === 1 ? [file] : [];
    });
    if (files.length === 0) return [];
    const norm = 0.5 + (0.5 * terms.size) / average;
    const sumOver = (wanted: ReadonlyMap<string, number>) => {
      let sum = 0;
      for (const [term, count] of terms) {
        const weight = wanted.get(term);
        if (weight !== undefined) sum += (weight * rarity(term) * count * 2) / (count + norm);
      }
      return sum;
    };
    return [{ commit, files, score: sumOver(query.all), titleScore: sumOver(query.title) }];
  });
}
