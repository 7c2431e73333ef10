/** The text of one source file, with a way to tell lines. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** 1-based line of an offset into `text`. */
  lineOf(offset: number): number;
}

/** A match of a pattern and the line that it starts on. */
export interface LineMatch {
  readonly groups: RegExpExecArray;
  readonly line: number;
}

/** Wraps a text; line starts are found at the first question. */
export function createSourceText(path: string, text: string): SourceText {
  let starts: number[] | null = null;
  return {
    path,
    text,
    lineOf: (offset) => {
      starts ??= lineStarts(text);
      return countUpTo(starts, offset);
    },
  };
}

/** Blanks block comments and docstrings, whose examples are not code of the program; every offset and line stays. */
export function withoutProse(path: string, text: string): string {
  const pattern = path.endsWith('.py') ? DOCSTRING : BLOCK_COMMENT;
  return text.replace(pattern, (prose) => prose.replace(/[^\n]+/g, (line) => ' '.repeat(line.length)));
}

/** A triple-quoted string that begins a line is documentation. */
const DOCSTRING = /^[ \t]*[rRuU]?(?:"""[^]*?"""|'''[^]*?''')/gm;
const BLOCK_COMMENT = /^[ \t]*\/\*[^]*?\*\//gm;

/** Every match of a global pattern, in order; those that begin in a comment only when asked for. */
export function matchesIn(source: SourceText, pattern: RegExp, commented = false): readonly LineMatch[] {
  return [...source.text.matchAll(pattern)]
    .filter(({ index }) => commented || !isCommented(source.text, index))
    .map((groups) => ({ groups, line: source.lineOf(groups.index + leadingSpace(groups[0])) }));
}

/** True if the line starts with a comment mark before the offset; decorators and preprocessor lines are not comments. */
function isCommented(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset + leadingSpace(text.slice(offset, offset + 200)) - 1) + 1;
  return /^\s*(?:\/\/|\/\*|\*|<!--|--\s|#(?!\[))/.test(text.slice(start, start + 200));
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many sorted numbers are not above the limit. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
