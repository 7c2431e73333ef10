/** The text of one source file, with a way to tell lines. */
export interface SourceText {
  readonly path: string;
  /** As written. */
  readonly text: string;
  /** With block comments and docstrings blanked: every offset and line stays. */
  readonly code: string;
  /** 1-based line of an offset. */
  lineOf(offset: number): number;
}

/** A match of a pattern and the line that it starts on. */
export interface LineMatch {
  readonly groups: RegExpExecArray;
  readonly line: number;
}

/** Wraps a text; what costs a pass over it is done at the first question. */
export function createSourceText(path: string, text: string): SourceText {
  let code: string | null = null;
  let starts: number[] | null = null;
  return {
    path,
    text,
    get code() {
      code ??= withoutProse(path, text);
      return code;
    },
    lineOf: (offset) => {
      starts ??= lineStarts(text);
      return countUpTo(starts, offset);
    },
  };
}

/** Blanks block comments and docstrings, whose examples are not code of the program. */
export function withoutProse(path: string, text: string): string {
  const pattern = path.endsWith('.py') ? DOCSTRING : BLOCK_COMMENT;
  return text.replace(pattern, (prose) => prose.replace(/[^\n]+/g, (line) => ' '.repeat(line.length)));
}

/** A triple-quoted string that begins a line is documentation. */
const DOCSTRING = /^[ \t]*[rRuU]?(?:"""[^]*?"""|'''[^]*?''')/gm;
const BLOCK_COMMENT = /^[ \t]*\/\*[^]*?\*\//gm;

export interface MatchOptions {
  /** Look into comments and docstrings too. */
  readonly commented?: boolean;
  /** Stop after so many. */
  readonly limit?: number;
}

/** The matches of a global pattern in the code, in order. */
export function matchesIn(source: SourceText, pattern: RegExp, options: MatchOptions = {}): readonly LineMatch[] {
  const { commented = false, limit = Infinity } = options;
  const text = commented ? source.text : source.code;
  const found: LineMatch[] = [];
  for (const groups of text.matchAll(pattern)) {
    if (found.length >= limit) break;
    const start = groups.index + leadingSpace(groups[0]);
    if (commented || !isCommented(text, start)) found.push({ groups, line: source.lineOf(start) });
  }
  return found;
}

/** True if any of the marks occurs: the cheap test before a pattern runs. */
export function holdsAny({ text }: SourceText, marks: readonly string[]): boolean {
  return marks.some((mark) => text.includes(mark));
}

/** True if the line starts with a comment mark before the offset; decorators and preprocessor lines are not comments. */
function isCommented(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
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
