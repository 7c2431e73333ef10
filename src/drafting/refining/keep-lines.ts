import type { RootContent } from 'mdast';
import { parseMarkdown } from '../../markdown/markdown.ts';

/** A row or an item that says the same in two writings of a section. */
export interface KeptLine {
  /** In the canonical form. */
  readonly canonical: string;
  /** As somebody wrote it. */
  readonly source: string;
}

/** A piece of a text to be replaced. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The rows and items of a piece of a section as they stand, by what they are in the canonical form. None where the two do not
 * have as many tables, lists, rows and items.
 */
export function readLines(before: string, standing: readonly RootContent[], text: string): readonly KeptLine[] {
  const [known, worn] = [groupsOf(parseMarkdown(before).children), groupsOf(standing)];
  if (known.length !== worn.length) return [];
  return known.flatMap((lines, index) => {
    const others = worn[index] ?? [];
    if (lines.length !== others.length) return [];
    return lines.flatMap((line, at) => {
      const other = others[at];
      if (other === undefined || !other.isPlain) return [];
      return [{ canonical: sliceOf(line, before), source: sliceOf(other, text) }];
    });
  });
}

/** Puts them back where the new text says the same. */
export function keepLines(node: RootContent, markdown: string, kept: readonly KeptLine[]): readonly Edit[] {
  return linesOf(node).flatMap((line): Edit[] => {
    const found = kept.find(({ canonical }) => canonical === sliceOf(line, markdown));
    return found === undefined ? [] : [{ start: line.start, end: line.end, text: found.source }];
  });
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Nothing stands in it that the section might hold elsewhere. */
  readonly isPlain: boolean;
}

function groupsOf(nodes: readonly RootContent[]): readonly (readonly Line[])[] {
  return nodes.map(linesOf).filter((lines) => lines.length > 0);
}

/** Rows of a table below its header; items of a list of one kind. */
function linesOf(node: RootContent): readonly Line[] {
  if (node.type === 'table') {
    const width = node.children[0]?.children.length;
    return node.children.slice(1).map((row) => ({ ...spanOf(row), isPlain: row.children.length === width }));
  }
  if (node.type !== 'list' || node.ordered === true) return [];
  return node.children.map((item) => ({
    ...spanOf(item),
    isPlain: item.children.length === 1 && item.children[0]?.type === 'paragraph',
  }));
}

function spanOf({ position }: Pick<RootContent, 'position'>): Pick<Line, 'start' | 'end'> {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

function sliceOf({ start, end }: Line, text: string): string {
  return text.slice(start, end);
}
