import { splitIdentifier } from '../../repository/lexer/split-identifier.ts';
import type { CodeSymbol } from '../../repository/symbols.ts';
import type { RankingInput } from './ranking-input.ts';
import { termValues } from './read-passages.ts';

/** A symbol with how likely the request concerns it; comparable within one file. */
export interface ScoredSymbol extends CodeSymbol {
  readonly score: number;
}

/** Named outright in the request, beside what its words bring. */
const NAMED = 10;
/** A method is also found by the words of its class. */
const CONTAINER = 0.5;
/** What holds others, and a test inside the source, count half: a reader wants the function to change. */
const ASIDE = 0.5;
/** Lines of a body that are read. */
const LONGEST = 200;

/**
 * Scores the symbols of a file by the request's different terms in name, head and body, each counted once; best first, at most `limit`,
 * ties by line. The lines of a method are not those of its class: who reads "lines 20 to 900" has been told nothing. A symbol without
 * any is left out, unless all are: then the first exported ones stand for the file.
 */
export function scoreSymbols(
  input: RankingInput,
  symbols: readonly CodeSymbol[],
  lines: readonly string[],
  limit: number,
): readonly ScoredSymbol[] {
  const values = termValues(input);
  const named = new Set([...input.mentions.names.map(({ name }) => name), ...input.mentions.qualified.flat()]);
  const holders = new Set(symbols.filter(isRunnable).map(({ container }) => container));
  const rate = (text: string) => sumOf(text, values);
  // Go and others declare `_` only to have something checked.
  const nameable = symbols.filter(({ name }) => name !== '_');
  const scored = nameable.map((symbol) => {
    const body = ownLines(symbol, symbols, lines).join('\n');
    const words = rate(symbol.name) + rate(`${symbol.signature} ${symbol.summary ?? ''}`) + rate(body);
    const score = words + CONTAINER * rate(symbol.container ?? '') + (named.has(symbol.name) ? NAMED : 0);
    return { ...symbol, score: isAside(symbol, holders) ? ASIDE * score : score };
  });
  const telling = scored.filter(({ score }) => score > 0);
  const best = telling.length > 0 ? telling : scored.filter(({ exported }) => exported);
  return best.sort((a, b) => b.score - a.score || a.startLine - b.startLine).slice(0, limit);
}

/** A class of data alone is what changes; one with methods is where it changes. */
function isAside(symbol: CodeSymbol, holders: ReadonlySet<string | null>): boolean {
  if (!isRunnable(symbol)) return holders.has(symbol.name);
  return symbol.container === 'tests' || symbol.name.startsWith('test_');
}

function isRunnable({ kind }: CodeSymbol): boolean {
  return kind === 'function' || kind === 'method';
}

/** The lines of a function, whatever it holds; of anything else, those that no other symbol inside it has. */
function ownLines(symbol: CodeSymbol, symbols: readonly CodeSymbol[], lines: readonly string[]): readonly string[] {
  const { startLine, endLine } = symbol;
  const body = lines.slice(startLine - 1, Math.min(endLine, startLine + LONGEST));
  if (isRunnable(symbol)) return body;
  const inner = symbols.filter(
    (other) =>
      other !== symbol && other.startLine >= startLine && other.endLine <= endLine && other.endLine > startLine,
  );
  return body.filter(
    (_, at) => !inner.some((other) => other.startLine <= startLine + at && startLine + at <= other.endLine),
  );
}

function sumOf(text: string, values: ReadonlyMap<string, number>): number {
  const terms = new Set((text.match(/[A-Za-z_$][\w$]+/g) ?? []).flatMap(splitIdentifier));
  let sum = 0;
  for (const term of terms) sum += values.get(term) ?? 0;
  return sum;
}
