import { redactLines } from '../model/redact-value.ts';
import type { Repository } from '../repository/repository.ts';
import type { Citation } from './citation.ts';

/** A line of a file, as it is shown to whoever plans. */
export interface QuotedLine {
  readonly at: Citation;
  /** The line without its secrets, trimmed, at most 140 characters. */
  readonly text: string;
}

const longest = 140;

/** The lines of a file that are wanted, at most so many, in order. `isWanted` gets the line as it stands and its number from 1. */
export function quoteLines(
  { lines }: Repository,
  path: string,
  isWanted: (text: string, line: number) => boolean,
  most: number,
): readonly QuotedLine[] {
  const own = lines(path) ?? [];
  const wanted = own.flatMap((text, index) => (isWanted(text, index + 1) ? [index + 1] : [])).slice(0, most);
  const clean = wanted.length === 0 ? [] : redactLines(own);
  return wanted.map((line) => ({
    at: { path, startLine: line, endLine: line },
    text: (clean[line - 1] ?? '').trim().slice(0, longest),
  }));
}
