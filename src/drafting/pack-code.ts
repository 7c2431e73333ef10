import { formatCitation, type Citation } from '../evidence/citation.ts';
import type { Candidate } from '../evidence/collectors/candidates.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';
import type { Repository } from '../repository/repository.ts';

/** A piece of code that a drafter reads. */
export interface Excerpt {
  /** `E1`, `E2`, … in the order of the files: what a draft may cite in place of the path and lines. */
  readonly id: string;
  readonly at: Citation;
  /** With the number of each line before it. */
  readonly text: string;
}

/** What fits, and what does not. */
export interface PackedCode {
  readonly excerpts: readonly Excerpt[];
  /** Definitions that were left out, as `path:start-end name`, best first. */
  readonly left: readonly string[];
}

/** A whole definition, or a whole small file. */
interface Piece {
  readonly at: Citation;
  readonly name: string;
  readonly worth: number;
}

const smallFile = 60;
const longDefinition = 140;
const files = 14;

/**
 * Packs the code that bears most on a request under a budget of tokens: whole definitions and whole small files, best first;
 * nothing is cut. A definition that is long and holds others gives way to these.
 */
export function packCode(
  { candidates, reuse, precedents }: Pick<Evidence, 'candidates' | 'reuse' | 'precedents'>,
  repository: Pick<Repository, 'lines'>,
  budget: number,
  estimate: (text: string) => number,
): PackedCode {
  const siblings = new Set(precedents.siblings);
  const pieces = [
    ...candidates.files
      .slice(0, files)
      .flatMap((file, rank) => piecesOf(file, worthOfFile(rank, siblings.has(file.path)))),
    ...reuse.symbols.slice(0, 12).map(({ path, symbol, score }) => ({
      at: { path, startLine: symbol.startLine, endLine: symbol.endLine },
      name: symbol.name,
      worth: 0.35 * score,
    })),
  ]
    .filter(({ at }) => at.endLine - at.startLine < longDefinition)
    .sort((one, other) => other.worth - one.worth);
  const taken: { readonly piece: Piece; readonly text: string }[] = [];
  const left: Piece[] = [];
  let spent = 0;
  for (const piece of pieces) {
    if (taken.some((one) => overlaps(one.piece.at, piece.at))) continue;
    const text = numbered(repository.lines(piece.at.path) ?? [], piece.at);
    const cost = estimate(text) + 12;
    if (text === '') continue;
    if (spent + cost > budget) {
      left.push(piece);
      continue;
    }
    spent += cost;
    taken.push({ piece, text });
  }
  const order = new Map(taken.map(({ piece }, index) => [piece.at.path, index] as const).reverse());
  const sorted = [...taken].sort(
    (one, other) =>
      (order.get(one.piece.at.path) ?? 0) - (order.get(other.piece.at.path) ?? 0) ||
      one.piece.at.startLine - other.piece.at.startLine,
  );
  return {
    excerpts: sorted.map(({ piece, text }, index) => ({ id: `E${index + 1}`, at: piece.at, text })),
    left: left.slice(0, 12).map(({ at, name }) => `${formatCitation(at)} ${name}`.trim()),
  };
}

/** Earlier ranks count for more; what is closest to the thing to be added is what will be imitated. */
function worthOfFile(rank: number, isSibling: boolean): number {
  return (1 / (1 + rank * 0.5)) * (isSibling ? 1.2 : 1);
}

function piecesOf({ path, symbols, lineCount }: Candidate, worth: number): Piece[] {
  if (lineCount <= smallFile) return [{ at: { path, startLine: 1, endLine: lineCount }, name: '', worth }];
  const best = Math.max(...symbols.map(({ score }) => score), Number.MIN_VALUE);
  return symbols.map(({ name, startLine, endLine, score }, index) => ({
    at: { path, startLine, endLine },
    name,
    worth: worth * (0.2 + 0.8 * (score / best)) * (1 / (1 + index * 0.35)),
  }));
}

function overlaps(one: Citation, other: Citation): boolean {
  return one.path === other.path && one.startLine <= other.endLine && other.startLine <= one.endLine;
}

function numbered(lines: readonly string[], { startLine, endLine }: Citation): string {
  const shown = lines.slice(startLine - 1, endLine);
  const width = String(startLine + shown.length - 1).length;
  return shown.map((line, index) => `${String(startLine + index).padStart(width)}| ${line.trimEnd()}`).join('\n');
}
