import { missing, uncheckable, verified, type Verdict } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import { readLines } from '../file-lines.ts';
import { plainPath, readCitation } from '../path-forms.ts';
import { findQuote, foldLines, foldWords, holdsQuote, stripQuotes, type FoldedLines } from '../quotes.ts';

/** Words that stand at the cited lines of a file; without a place nobody can tell whose words they are. */
export const checkQuote = defineChecker({
  kind: 'quote',
  check(claim, { repository }): Verdict {
    if (claim.within === null) return missing(claim, 'form', 'its file and lines with it, as `path:12-20`');
    const cited = readCitation(claim.within);
    const path = cited?.path ?? plainPath(claim.within);
    const lines = readLines(repository, path);
    if (lines === null) {
      return repository.file(path) === undefined
        ? missing(claim, 'absent', `a quotation from a file of the repository, which \`${path}\` is not`)
        : uncheckable(claim, 'the text of the cited file is not read');
    }
    const { startLine, endLine } = cited ?? { startLine: 1, endLine: lines.length };
    const shown = lines[startLine - 1]?.trim() ?? null;
    if (holdsQuote(foldWords(lines.slice(startLine - 1, endLine).join('\n')), claim.value))
      return verified(claim, shown);
    const elsewhere = placeOf(foldLines(lines), claim.value);
    if (elsewhere !== null) {
      return missing(claim, 'place', `${inWords(elsewhere)}, where these words stand`, {
        nearest: [`${path}:${elsewhere.join('-')}`],
        shown,
      });
    }
    return missing(claim, 'absent', `words that stand in \`${path}\``, {
      nearest: likeliestLine(lines, claim.value, path),
      shown,
    });
  },
});

function placeOf(folded: FoldedLines, quote: string): readonly number[] | null {
  const found = findQuote(folded.text, quote);
  if (found === null) return null;
  const first = lineAt(folded, found.start);
  const last = lineAt(folded, found.end - 1);
  return first === last ? [first] : [first, last];
}

/** The last line that begins at or before the place; empty lines begin where the next one does. */
function lineAt({ starts }: FoldedLines, place: number): number {
  const after = starts.findIndex((start) => start > place);
  return after === -1 ? starts.length : after;
}

function inWords(lines: readonly number[]): string {
  return lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(' to ')}`;
}

/** The line that shares most of its words with the quotation, if it shares the better part of them. */
function likeliestLine(lines: readonly string[], quote: string, path: string): readonly string[] {
  const wanted = new Set(foldWords(stripQuotes(quote)).match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  let best = { share: 0, line: 0 };
  for (const [index, line] of lines.entries()) {
    const words = new Set(foldWords(line).match(/[\p{L}\p{N}]{3,}/gu) ?? []);
    const share = [...wanted].filter((word) => words.has(word)).length / Math.max(1, wanted.size);
    if (share > best.share) best = { share, line: index + 1 };
  }
  return best.share > 0.5 ? [`${path}:${best.line}`] : [];
}
