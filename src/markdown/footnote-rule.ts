import type MarkdownIt from 'markdown-it';

type Scanner = InstanceType<typeof MarkdownIt>;
type BlockRule = Parameters<Scanner['block']['ruler']['before']>[2];
type BlockState = Parameters<BlockRule>[0];

/**
 * Teaches a block scanner footnote definitions as GitHub has them: `[^1]:` opens a container, whose further blocks are
 * indented by four columns. Without it, what stands in one would count as the document's own.
 */
export function addFootnotes(scanner: Scanner): void {
  scanner.block.ruler.before('reference', 'footnote_definition', readFootnote, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

const readFootnote: BlockRule = (state, first, end, silent) => {
  const line = lineOf(state, first);
  const label = /^\[\^[^\s[\]]+\]:[ \t]*/.exec(state.src.slice(line.start + line.shift, line.end))?.[0];
  if (label === undefined || line.column - state.blkIndent >= 4) return false;
  if (silent) return true;
  const outer = state.blkIndent;
  const open = state.push('footnote_open', '', 1);
  // The first line begins after the label, at the column that the others are indented to.
  state.blkIndent = outer + 4;
  setLine(state, first, { start: line.start + line.shift + label.length, shift: 0, column: state.blkIndent });
  state.md.block.tokenize(state, first, end);
  setLine(state, first, line);
  state.blkIndent = outer;
  open.map = [first, state.line];
  state.push('footnote_close', '', -1);
  return true;
};

interface LinePlace {
  readonly start: number;
  /** Characters of white space at its start. */
  readonly shift: number;
  /** Columns that these take. */
  readonly column: number;
}

function lineOf(state: BlockState, index: number): LinePlace & { readonly end: number } {
  return {
    start: state.bMarks[index] ?? 0,
    shift: state.tShift[index] ?? 0,
    column: state.sCount[index] ?? 0,
    end: state.eMarks[index] ?? 0,
  };
}

function setLine(state: BlockState, index: number, { start, shift, column }: LinePlace): void {
  state.bMarks[index] = start;
  state.tShift[index] = shift;
  state.sCount[index] = column;
}
