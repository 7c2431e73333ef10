import { splitIdentifier } from '../../repository/lexer/split-identifier.ts';
import type { CodeSymbol } from '../../repository/symbols.ts';
import type { RankingInput } from './ranking-input.ts';
import { termValues } from './read-passages.ts';

/** Words of the request that are shown of one place. */
const MOST_TERMS = 4;

/**
 * Why the request may concern a function, in words that follow "it" and that a person can check in its own lines: that it is named,
 * else which words of the request its name holds and which its lines, those that tell most first. Null when its lines hold none.
 */
export function explainSymbol(input: RankingInput, symbol: CodeSymbol, lines: readonly string[]): string | null {
  const { mentions, spellings } = input;
  const isNamed =
    mentions.names.some(({ name }) => name === symbol.name) || mentions.qualified.flat().includes(symbol.name);
  if (isNamed) return 'is named in the request';
  const values = termValues(input);
  const inName = heldTerms(symbol.name, values);
  const body = lines.slice(symbol.startLine - 1, symbol.endLine).join('\n');
  const inLines = heldTerms(body, values).filter((term) => !inName.includes(term));
  const show = (terms: readonly string[]) =>
    terms
      .slice(0, MOST_TERMS)
      .map((term) => `\`${spellings.get(term) ?? term}\``)
      .join(', ');
  if (inName.length > 0) return `has ${show(inName)} of the request in its name`;
  return inLines.length === 0 ? null : `holds ${show(inLines)} of the request`;
}

function heldTerms(text: string, values: ReadonlyMap<string, number>): readonly string[] {
  const terms = new Set((text.match(/[A-Za-z_$][\w$]+/g) ?? []).flatMap(splitIdentifier));
  const valueOf = (term: string) => values.get(term) ?? 0;
  return [...terms].filter((term) => valueOf(term) > 0).sort((one, other) => valueOf(other) - valueOf(one));
}
