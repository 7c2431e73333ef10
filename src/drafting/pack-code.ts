import { formatCitation, type Citation } from '../evidence/citation.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';
import { redactLines } from '../model/redact-value.ts';
import type { Repository } from '../repository/repository.ts';
import type { Request } from '../request/request.ts';
import { findPieces, type Piece } from './find-pieces.ts';

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

/**
 * Packs the code that bears most on a request under a budget of tokens: whole definitions and whole small files, best first;
 * nothing is cut. Secrets are taken out of the whole file first: numbered, or cut out of it, they would not be known.
 */
export function packCode(
  evidence: Pick<Evidence, 'candidates' | 'callees' | 'reuse' | 'precedents' | 'traces'>,
  request: Request,
  repository: Pick<Repository, 'lines'>,
  { tokens, estimate }: CodeBudget,
): PackedCode {
  const taken: { readonly piece: Piece; readonly text: string }[] = [];
  const left: Piece[] = [];
  let spent = 0;
  const clean = new Map<string, readonly string[]>();
  for (const piece of findPieces(evidence, request, repository)) {
    const files = [...new Set(taken.map((one) => one.piece.at.path))];
    const ofFile = taken.filter((one) => one.piece.at.path === piece.at.path);
    const isFirst = ofFile.length > 0 ? files.indexOf(piece.at.path) < firstFiles : files.length < firstFiles;
    if (
      ofFile.length >= (isFirst ? perFile.first : perFile.other) ||
      ofFile.some((one) => overlaps(one.piece.at, piece.at))
    )
      continue;
    const lines = clean.get(piece.at.path) ?? redactLines(repository.lines(piece.at.path) ?? []);
    clean.set(piece.at.path, lines);
    const text = numbered(lines, piece.at);
    if (text === '') continue;
    const cost = estimate(text) + overhead;
    if (spent + cost > tokens) {
      left.push(piece);
      continue;
    }
    spent += cost;
    taken.push({ piece, text });
  }
  return { excerpts: inFileOrder(taken).map(toExcerpt), left: left.slice(0, 12).map(describePiece) };
}

/** What code may use. */
export interface CodeBudget {
  readonly tokens: number;
  /** Tokens of a text. */
  readonly estimate: (text: string) => number;
}

/** Of the files that the best pieces come from more is read than of the others. */
const firstFiles = 3;
const perFile = { first: 8, other: 4 } as const;
/** Tokens of the line that names a piece. */
const overhead = 14;

/** Pieces of one file stand together, files by their best piece. */
function inFileOrder<Taken extends { readonly piece: Piece }>(taken: readonly Taken[]): readonly Taken[] {
  const order = [...new Set(taken.map(({ piece }) => piece.at.path))];
  return order.flatMap((path) =>
    taken
      .filter(({ piece }) => piece.at.path === path)
      .sort((one, other) => one.piece.at.startLine - other.piece.at.startLine),
  );
}

function toExcerpt({ piece, text }: { readonly piece: Piece; readonly text: string }, index: number): Excerpt {
  return { id: `E${index + 1}`, at: piece.at, text };
}

function describePiece({ at, name }: Piece): string {
  return `${formatCitation(at)} ${name}`.trim();
}

function overlaps(one: Citation, other: Citation): boolean {
  return one.path === other.path && one.startLine <= other.endLine && other.startLine <= one.endLine;
}

function numbered(lines: readonly string[], { startLine, endLine }: Citation): string {
  const shown = lines.slice(startLine - 1, endLine);
  const width = String(startLine + shown.length - 1).length;
  return shown.map((line, index) => `${String(startLine + index).padStart(width)}| ${line.trimEnd()}`).join('\n');
}
