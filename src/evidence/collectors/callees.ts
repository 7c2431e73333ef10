import type { CodeSymbol } from '../../repository/symbols.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Collector } from '../collector.ts';
import { collectCandidates, type Candidate } from './candidates.ts';

/** A definition that the likeliest code calls. */
export interface Callee {
  readonly path: string;
  readonly symbol: CodeSymbol;
  /** Name of what calls it. */
  readonly calledBy: string;
  /** 1 for what the likeliest code calls itself, 2 for what that calls. */
  readonly depth: 1 | 2;
  /** 0 to 1, by the rank of the code that it starts from. */
  readonly weight: number;
}

export interface CalleeFacts {
  /** Those of the likeliest code first, at most 16. */
  readonly symbols: readonly Callee[];
}

/** What the calls are followed from: the best functions of the best files. */
const seedFiles = 3;
const seedsPerFile = 2;
const kept = 16;
/** Calls into files that do not rank say more of how the code is built than of the request. */
const ranked = 12;
/** Of a function that the request names what it calls is read first; of one that only shares words with it, last. */
const unnamedShare = 0.35;
/** What can be called. */
export const runnable: ReadonlySet<CodeSymbol['kind']> = new Set<CodeSymbol['kind']>(['function', 'method', 'macro']);

interface Caller {
  readonly path: string;
  readonly symbol: CodeSymbol;
  readonly weight: number;
}

/**
 * Follows the calls out of the likeliest functions, two steps far, into the same file and those of the ranked files that it imports: a
 * change of one usually goes through the others.
 */
export const collectCallees: Collector<CalleeFacts> = async ({ repository, request, signal, use }) => {
  const { files } = await use(collectCandidates);
  const near = new Set(files.slice(0, ranked).map(({ path }) => path));
  const named = new Set(request.text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);
  const seeds = files.slice(0, seedFiles).flatMap((file, rank) => seedsOf(file, rank, named));
  const found: Callee[] = [];
  for (const seed of seeds) {
    signal.throwIfAborted();
    const direct = await calledBy(seed, near, repository);
    add(direct, seed, 1);
    for (const next of direct)
      add(await calledBy({ ...next, weight: seed.weight }, near, repository), { ...next, weight: seed.weight }, 2);
  }
  return { symbols: found.slice(0, kept) };

  function add(called: readonly Omit<Caller, 'weight'>[], { symbol: caller, weight }: Caller, depth: 1 | 2): void {
    for (const { path, symbol } of called) {
      const isKnown = found.some((one) => one.path === path && one.symbol.startLine === symbol.startLine);
      if (!isKnown) found.push({ path, symbol, calledBy: caller.name, depth, weight });
    }
  }
};

function seedsOf({ path, symbols }: Candidate, rank: number, named: ReadonlySet<string>): readonly Caller[] {
  return symbols
    .filter(({ kind }) => runnable.has(kind))
    .slice(0, seedsPerFile)
    .map((symbol) => ({ path, symbol, weight: (named.has(symbol.name) ? 1 : unnamedShare) / (1 + rank * 0.5) }));
}

async function calledBy(
  { path, symbol }: Caller,
  near: ReadonlySet<string>,
  repository: Repository,
): Promise<readonly Omit<Caller, 'weight'>[]> {
  const body = (repository.lines(path) ?? []).slice(symbol.startLine - 1, symbol.endLine).join('\n');
  const names = new Set(
    [...body.matchAll(/(?<![\p{L}\p{N}_$])([\p{L}_$][\p{L}\p{N}_$]*[?!]?)\s*\(/gu)].map(([, name]) => name ?? ''),
  );
  const imports = repository.index().files.get(path)?.imports ?? [];
  const places = [path, ...imports.filter((imported) => near.has(imported))];
  const called: Omit<Caller, 'weight'>[] = [];
  for (const place of places) {
    for (const candidate of await repository.symbols(place)) {
      const isItself = place === path && candidate.startLine === symbol.startLine;
      const reaches = place === path || candidate.exported;
      if (
        !isItself &&
        reaches &&
        runnable.has(candidate.kind) &&
        candidate.name.length > 2 &&
        names.has(candidate.name)
      )
        called.push({ path: place, symbol: candidate });
    }
  }
  return called;
}
