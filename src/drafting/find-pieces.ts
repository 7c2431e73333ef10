import type { Citation } from '../evidence/citation.ts';
import type { Candidate } from '../evidence/collectors/candidates.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';
import { focusFiles } from '../evidence/likely-changes.ts';
import { unitOf } from '../evidence/precedents/unit-of.ts';
import { isTestPath } from '../repository/path-kinds.ts';
import type { Repository } from '../repository/repository.ts';
import type { SymbolKind } from '../repository/symbols.ts';
import type { Request } from '../request/request.ts';

/** A whole definition, a whole small file, or the lines that register a thing. */
export interface Piece {
  readonly at: Citation;
  /** Empty for a piece that is no definition. */
  readonly name: string;
  /** Higher is to be read first; comparable within one search only. */
  readonly worth: number;
}

type Facts = Pick<Evidence, 'candidates' | 'callees' | 'reuse' | 'precedents' | 'traces'>;

const smallFile = 60;
/** Beyond this many lines a definition is looked at through those inside it. */
const longDefinition = 200;
const longPrecedent = 220;
const files = 14;
/** How much less each next function is worth. */
const functionStep = 0.05;

/**
 * Pieces of code that bear on a request, best first: the newest things of the kind that is to be added with the lines that
 * register them, definitions of the likely files, and what these call and share.
 */
export function findPieces(evidence: Facts, request: Request, repository: Pick<Repository, 'lines'>): readonly Piece[] {
  const pieces = [
    ...piecesOfAdditions(evidence, repository),
    ...piecesOfFunctions(evidence),
    ...readingOrder(evidence, request).flatMap((file, rank) => piecesOf(file, 1 / (1 + rank * 0.5))),
    ...evidence.callees.symbols.map(({ path, symbol, depth, weight }) => ({
      at: { path, startLine: symbol.startLine, endLine: symbol.endLine },
      name: symbol.name,
      worth: weight * (depth === 1 ? 0.9 : 0.75),
    })),
    ...evidence.reuse.symbols.slice(0, 12).map(({ path, symbol, score }) => ({
      at: { path, startLine: symbol.startLine, endLine: symbol.endLine },
      name: symbol.name,
      worth: 0.35 * score,
    })),
  ];
  return pieces.filter(({ at, name }) => name === '' || isReadable(at)).sort((one, other) => other.worth - one.worth);
}

/** The functions that do the work, by their order over all files: they are read before the types around them. */
function piecesOfFunctions({ candidates: { functions } }: Facts): Piece[] {
  const best = functions[0]?.score ?? 1;
  return functions.map(({ path, name, startLine, endLine, score }, rank) => ({
    at: { path, startLine, endLine },
    name,
    worth: score / best / (1 + rank * functionStep),
  }));
}

/** The files that whoever does the work reads first, then the other candidates. */
function readingOrder(evidence: Facts, request: Request): readonly Candidate[] {
  const first = focusFiles(evidence, request, 'standard');
  const rest = evidence.candidates.files.filter(({ path }) => !first.some((one) => one.path === path));
  return [...first, ...rest].slice(0, files);
}

function piecesOf({ path, symbols, lineCount }: Candidate, worth: number): Piece[] {
  if (lineCount <= smallFile) return [{ at: { path, startLine: 1, endLine: lineCount }, name: '', worth }];
  const best = Math.max(...symbols.map(({ score }) => score), Number.MIN_VALUE);
  return symbols.map(({ name, kind, startLine, endLine, score }, index) => ({
    at: { path, startLine, endLine },
    name,
    worth: worth * (0.2 + 0.8 * (score / best)) * (1 / (1 + index * 0.6)) * kindShare[kind],
  }));
}

/** What does something is read before what holds something. */
const kindShare: Readonly<Record<SymbolKind, number>> = {
  function: 1,
  method: 1,
  macro: 0.8,
  class: 0.6,
  module: 0.6,
  interface: 0.6,
  type: 0.6,
  enum: 0.5,
  constant: 0.25,
  variable: 0.25,
};

/** A line or two say no more than the list of files does already, and a very long definition is looked at through those inside it. */
function isReadable({ startLine, endLine }: Citation): boolean {
  const length = endLine - startLine + 1;
  return length >= 3 && length <= longDefinition;
}

/** The two newest additions, and where the files that change with each addition name the newest. */
function piecesOfAdditions({ precedents }: Facts, { lines }: Pick<Repository, 'lines'>): Piece[] {
  const { folder, additions, companions } = precedents;
  if (folder === null) return [];
  const whole = additions.slice(0, 2).flatMap(({ added }, rank) =>
    added.flatMap((path): Piece[] => {
      const length = lines(path)?.length ?? 0;
      const worth = (isTestPath(path) ? 0.3 : 0.95) / (1 + rank * 0.6);
      return length === 0 || length > longPrecedent
        ? []
        : [{ at: { path, startLine: 1, endLine: length }, name: '', worth }];
    }),
  );
  const unit = additions[0]?.added.map((path) => unitOf(folder, path)).find((name) => name !== null) ?? null;
  return unit === null
    ? whole
    : [...whole, ...companions.slice(0, 4).flatMap(({ path }) => registrations(path, unit, lines(path) ?? []))];
}

/** The lines of a manifest or index that name a thing, with one line around each run of them. */
function registrations(path: string, name: string, lines: readonly string[]): Piece[] {
  const naming = lines.flatMap((line, index) => (line.includes(name) && line.length < 300 ? [index + 1] : []));
  const runs: { start: number; end: number }[] = [];
  for (const line of naming) {
    const last = runs.at(-1);
    if (last !== undefined && line - last.end <= 4) last.end = line;
    else runs.push({ start: line, end: line });
  }
  return runs.slice(0, 3).map(({ start, end }) => ({
    at: { path, startLine: Math.max(1, start - 1), endLine: Math.min(lines.length, end + 2) },
    name: '',
    worth: 0.8,
  }));
}
