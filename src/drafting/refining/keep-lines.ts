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

/**
 * A piece of a section, from `start` to `end` of its text, with only those rows and items written anew that say something else;
 * null where more than that differs between its canonical forms before and after.
 */
export function changeLines(
  { before, after }: { readonly before: string; readonly after: string },
  standing: readonly RootContent[],
  { text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
): string | null {
  const [old, now, worn] = [
    groupsOf(parseMarkdown(before).children),
    groupsOf(parseMarkdown(after).children),
    groupsOf(standing),
  ];
  const [oldLines, nowLines, wornLines] = [old.flat(), now.flat(), worn.flat()];
  const shape = (groups: readonly (readonly Line[])[]) => groups.map(({ length }) => length).join(' ');
  const isSame =
    shape(old) === shape(now) && shape(old) === shape(worn) && around(oldLines, before) === around(nowLines, after);
  if (!isSame) return null;
  const edits = nowLines.flatMap((line, index) => {
    const [was, stands] = [oldLines[index], wornLines[index]];
    const written = sliceOf(line, after);
    return was === undefined || stands === undefined || sliceOf(was, before) === written
      ? []
      : [{ ...stands, written }];
  });
  if (edits.some(({ isPlain }) => !isPlain)) return null;
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (piece, edit) => piece.slice(0, edit.start - start) + edit.written + piece.slice(edit.end - start),
      text.slice(start, end),
    );
}

/** What stands between lines. */
function around(lines: readonly Line[], text: string): string {
  return [{ end: 0 }, ...lines].map(({ end }, index) => text.slice(end, lines[index]?.start)).join('\n');
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
