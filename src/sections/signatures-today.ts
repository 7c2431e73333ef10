import type { CandidateSymbol } from '../evidence/collectors/candidates.ts';
import { focusFiles } from '../evidence/likely-changes.ts';
import { fenceLanguage } from './fence-language.ts';
import type { DraftInput } from './section.ts';

const signatureLimit = { quick: 4, standard: 8, deep: 16 } as const;

interface PlacedSymbol extends CandidateSymbol {
  readonly path: string;
}

/** Exported symbols of these kinds in the files that matter most, at most three a file; functions in their order over all files. */
export function symbolsOf({ evidence, request, size }: DraftInput, kinds: readonly string[]): PlacedSymbol[] {
  const { functions } = evidence.candidates;
  const rankOf = ({ path, startLine }: PlacedSymbol) => {
    const rank = functions.findIndex((one) => one.path === path && one.startLine === startLine);
    return rank < 0 ? functions.length : rank;
  };
  return focusFiles(evidence, request, size)
    .flatMap(({ path, symbols }) =>
      symbols
        .filter(({ kind, score, exported }) => kinds.includes(kind) && score > 0 && exported)
        .slice(0, 3)
        .map((symbol) => ({ ...symbol, path })),
    )
    .sort((one, other) => rankOf(one) - rankOf(other))
    .slice(0, signatureLimit[size]);
}

/** Signatures grouped by file, each with the line that it stands on, so that a reader can look. */
export function signatureFence(symbols: readonly PlacedSymbol[]) {
  const [first] = symbols;
  if (first === undefined) return [];
  const language = fenceLanguage(first.path);
  const mark = /^(?:python|ruby|bash|sh|elixir|r|perl)$/.test(language) ? '#' : '//';
  const lines = symbols
    .filter(({ path }) => fenceLanguage(path) === language)
    .flatMap(({ path, signature, startLine, container }) => [
      `${mark} ${path}:${startLine}${container === null ? '' : ` in ${container}`}`,
      signature,
    ]);
  return [{ language, code: lines.join('\n') }];
}
