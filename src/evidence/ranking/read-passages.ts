import { splitIdentifier } from '../../repository/lexer/split-identifier.ts';
import type { FirstRanking } from './signals/signal.ts';
import type { RankingInput } from './ranking-input.ts';

/** Where in a file the request's terms stand, line by line. */
export interface FilePassages {
  readonly file: number;
  /** For each line that holds any: its number from 0, and its terms. */
  readonly lines: readonly { readonly line: number; readonly terms: readonly string[] }[];
  readonly text: string;
}

/** Files of the first pass that are read again. */
const READ = 60;

const passages = new WeakMap<RankingInput, readonly FilePassages[]>();

/** Reads the best files of the first pass again and notes where they hold the request's terms. */
export function readPassages(input: RankingInput, first: FirstRanking): readonly FilePassages[] {
  const known = passages.get(input) ?? readAll(input, first);
  passages.set(input, known);
  return known;
}

/** How much a term tells: its weight in the request times its rarity among the files. */
export function termValues(input: RankingInput): ReadonlyMap<string, number> {
  const known = values.get(input) ?? valueTerms(input);
  values.set(input, known);
  return known;
}

const values = new WeakMap<RankingInput, ReadonlyMap<string, number>>();

function valueTerms({ index, query, eligible }: RankingInput): ReadonlyMap<string, number> {
  const total = eligible.reduce((sum, one) => sum + one, 0);
  return new Map(
    [...query.all].map(([term, weight]) => {
      const holding = index.terms.filesHolding(term, eligible);
      return [term, weight * Math.log(1 + (total - holding + 0.5) / (holding + 0.5))];
    }),
  );
}

function readAll({ index, read, query }: RankingInput, { order }: FirstRanking): readonly FilePassages[] {
  const known = new Map<string, readonly string[]>();
  const termsOf = (word: string) => {
    const found = known.get(word) ?? splitIdentifier(word).filter((term) => query.all.has(term));
    known.set(word, found);
    return found;
  };
  return order.slice(0, READ).map((file) => {
    const text = read(index.paths[file] ?? '') ?? '';
    const lines = text.split('\n').flatMap((content, line) => {
      const terms = (content.match(/[A-Za-z_$][\w$]+/g) ?? []).flatMap(termsOf);
      return terms.length === 0 ? [] : [{ line, terms }];
    });
    return { file, lines, text };
  });
}
