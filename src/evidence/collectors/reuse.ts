import { isTestPath } from '../../repository/path-kinds.ts';
import type { CodeSymbol, SymbolKind } from '../../repository/symbols.ts';
import type { Collector } from '../collector.ts';
import { rateRelevance } from '../relevance.ts';
import { termsOf } from '../terms.ts';
import { asksForAddition } from '../../request/asks-for-addition.ts';
import { collectCandidates, type Candidate } from './candidates.ts';
import { calls, isReusable } from '../reuse/is-reusable.ts';
import { unitOf } from '../precedents/unit-of.ts';
import { collectPrecedents } from './precedents.ts';

/** Something that the likely files already call: the first place to look before writing it anew. */
export interface ReusableSymbol {
  readonly path: string;
  readonly symbol: CodeSymbol;
  /** Candidates whose text names it, best candidate first. */
  readonly usedBy: readonly string[];
  /** 0 to 1: how much its name, words and users bear on the request. */
  readonly score: number;
}

export interface ReuseFacts {
  /** Best first, at most 24. */
  readonly symbols: readonly ReusableSymbol[];
}

const readers = 10;
/** What a file calls that ranks below this share of the best one says little of the request. */
const readerShare = 0.45;
const importedLimit = 40;
const kept = 24;
/** Beyond two of one file a reader looks at the file itself. */
const perFile = 2;
/**
 * How much being called by candidates counts beside the words that a thing shares with the request: most where the candidates are
 * siblings of what is added, which will call what they call; elsewhere they import much that has nothing to do with the request.
 */
const useShare = { siblings: 0.7, others: 0.3 } as const;
/** What can be called is reused; a constant or a type is seldom what a reader looks for. */
const kindShare: Readonly<Record<SymbolKind, number>> = {
  function: 1,
  method: 1,
  class: 0.9,
  interface: 0.6,
  macro: 0.6,
  type: 0.5,
  enum: 0.5,
  constant: 0.4,
  variable: 0.4,
  module: 0.3,
};
/** Below this share of the best score words are shared by chance. */
const leastShare = 0.5;
/** What fewer candidates use must share at least this part of the words that the most telling one shares. */
const usual = 3;
/** How much each further user, up to the usual number, adds to the words. */
const proofShare = 0.25;
const wordShare = 0.4;
/** And what as many use, this part, unless siblings are to be followed. */
const usualShare = 0.25;

/** Collects exported symbols of the files that the best candidates import, when the candidates' text names them. */
export const collectReuse: Collector<ReuseFacts> = async ({ repository, request, use }) => {
  const { folder } = await use(collectPrecedents);
  const ranked = (await use(collectCandidates)).files;
  // What is added to a folder will call what its siblings call, whatever else ranks high.
  const siblings =
    folder !== null && asksForAddition(request) ? ranked.filter(({ path }) => unitOf(folder, path) !== null) : [];
  const least = (ranked[0]?.score ?? 0) * readerShare;
  const candidates = (siblings.length >= 2 ? siblings : ranked.filter(({ score }) => score >= least)).slice(0, readers);
  const index = repository.index();
  const isInside = (path: string) => siblings.length >= 2 && folder !== null && unitOf(folder, path) !== null;
  const found: Omit<ReusableSymbol, 'score'>[] = [];
  const uses = (user: string, { name, kind }: CodeSymbol) =>
    index.mentions(user, name) && (kind !== 'function' || calls(repository.read(user) ?? '', name));
  // What lies inside a sibling serves that sibling alone.
  for (const path of importedFiles(candidates).filter((imported) => !isInside(imported))) {
    for (const symbol of await repository.symbols(path)) {
      if (!isReusable(symbol, repository.lines(path)?.[symbol.startLine - 1] ?? '')) continue;
      const users = candidates.filter((candidate) => candidate.imports.includes(path) && uses(candidate.path, symbol));
      if (users.length > 0) found.push({ path, symbol, usedBy: users.map((candidate) => candidate.path) });
    }
  }
  const ratings = rateRelevance(request, found, ({ path, symbol }) => [
    { text: symbol.name, weight: 3 },
    { text: symbol.summary ?? '', weight: 2 },
    { text: `${symbol.signature} ${path}`, weight: 1 },
  ]);
  const shares = useShares(candidates);
  const used = siblings.length >= 2 ? useShare.siblings : useShare.others;
  const asked = new Set(termsOf(request.text));
  const rated = found.map((item, at) => {
    const score = ratings[at]?.score ?? 0;
    // What one file calls, and by another name than a word of the request, shares its words by chance.
    const isNamed = termsOf(item.symbol.name).some((term) => asked.has(term));
    const isChance = !isNamed && item.usedBy.length < 2 && siblings.length < 2;
    return { ...item, shared: isChance ? 0 : score * (1 + proofShare * (Math.min(item.usedBy.length, usual) - 1)) };
  });
  const mostShared = Math.max(...rated.map(({ shared }) => shared), 0);
  const symbols = rated
    .filter(({ shared, usedBy }) => {
      const least = usedBy.length < usual ? wordShare : siblings.length >= 2 ? 0 : usualShare;
      return shared >= mostShared * least && (shared > 0 || least === 0);
    })
    .map(({ shared, ...item }) => ({
      ...item,
      score:
        kindShare[item.symbol.kind] *
        specificity(index.importersOf(item.path).filter((importer) => !isTestPath(importer)).length) *
        ((1 - used) * shared + used * sumOf(item.usedBy, shares)),
    }))
    .sort(
      (one, other) =>
        other.score - one.score || (one.path < other.path ? -1 : 1) || one.symbol.startLine - other.symbol.startLine,
    );
  // A header declares what its source defines, a face what its core does, an overload what its body does: of one name one is enough.
  const once = symbols.filter(
    (one, at) =>
      !symbols.some(
        (other, place) =>
          other.symbol.name === one.symbol.name &&
          place !== at &&
          (weighs(other, one) || (!weighs(one, other) && place < at)),
      ),
  );
  const spread = once.filter(
    ({ path }, at) => once.slice(0, at).filter((other) => other.path === path).length < perFile,
  );
  const best = spread[0]?.score ?? 0;
  return { symbols: spread.filter(({ score }) => score >= best * leastShare).slice(0, kept) };
};

/** True for what more files use, or, in one file, for the longer of two definitions. */
function weighs(one: ReusableSymbol, other: ReusableSymbol): boolean {
  const length = ({ symbol }: ReusableSymbol) => symbol.endLine - symbol.startLine;
  if (one.path === other.path) return length(one) > length(other);
  return one.usedBy.length > other.usedBy.length;
}

/** Files that candidates import, those of the best candidates first. */
function importedFiles(candidates: readonly Candidate[]): readonly string[] {
  return [...new Set(candidates.flatMap(({ imports }) => imports))].slice(0, importedLimit);
}

/** How much being called by each candidate counts; all of them together make 1. */
function useShares(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const weights = candidates.map(({ path, score }) => [path, Math.max(score, 0)] as const);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return new Map(weights.map(([path, weight]) => [path, weight / total]));
}

/** What half of the repository imports is known to everyone who works here; what few import is easily missed. */
function specificity(importers: number): number {
  return 1 / (1 + 0.35 * Math.log2(1 + importers / 8));
}

function sumOf(paths: readonly string[], shares: ReadonlyMap<string, number>): number {
  return paths.reduce((sum, path) => sum + (shares.get(path) ?? 0), 0);
}
