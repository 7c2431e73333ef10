import { splitIdentifier } from '../../repository/lexer/split-identifier.ts';
import type { CodeSymbol } from '../../repository/symbols.ts';
import type { RankingInput } from './ranking-input.ts';
import { termValues } from './read-passages.ts';

/** A symbol with how likely the request concerns it; comparable within one file. */
export interface ScoredSymbol extends CodeSymbol {
  readonly score: number;
}

const NAME = 3;
const SUMMARY = 1;
/** Named outright in the request, beside what its words bring. */
const NAMED = 10;
/** The body counts by its different terms, held down because a long body holds everything. */
const BODY = 0.5;

/**
 * Scores the symbols of a file by the request's terms in name, signature, documentation and body; best first, at most `limit`, ties
 * by line. A symbol without any is left out, unless all are: then the first exported ones stand for the file.
 */
export function scoreSymbols(
  input: RankingInput,
  symbols: readonly CodeSymbol[],
  lines: readonly string[],
  limit: number,
): readonly ScoredSymbol[] {
  const values = termValues(input);
  const named = new Set([...input.mentions.names.map(({ name }) => name), ...input.mentions.qualified.flat()]);
  const rate = (text: string) => sumOf(text, values);
  const scored = symbols.map((symbol) => {
    const body = lines.slice(symbol.startLine - 1, Math.min(symbol.endLine, symbol.startLine + 200)).join('\n');
    const words =
      NAME * rate(symbol.name) + SUMMARY * rate(`${symbol.signature} ${symbol.summary ?? ''}`) + BODY * rate(body);
    return { ...symbol, score: words + (named.has(symbol.name) ? NAMED : 0) };
  });
  const telling = scored.filter(({ score }) => score > 0);
  const best = telling.length > 0 ? telling : scored.filter(({ exported }) => exported);
  return best.sort((a, b) => b.score - a.score || a.startLine - b.startLine).slice(0, limit);
}

function sumOf(text: string, values: ReadonlyMap<string, number>): number {
  const terms = new Set((text.match(/[A-Za-z_$][\w$]+/g) ?? []).flatMap(splitIdentifier));
  let sum = 0;
  for (const term of terms) sum += values.get(term) ?? 0;
  return sum;
}
