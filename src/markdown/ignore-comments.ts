import type { Nodes, Parents, RootContent } from 'mdast';
import { splitFrontMatter } from './front-matter.ts';
import { parseMarkdown } from './markdown.ts';

/** A comment that takes findings out of a report: `<!-- groundplan-ignore truth/path: made by the build -->`. */
export interface IgnoreComment {
  /** What it is called: `groundplan-ignore` or `groundplan-ignore-file`; others are misspelt. */
  readonly name: string;
  /** Ids of rules or families, as they are written. */
  readonly rules: readonly string[];
  /** Empty where none is given. */
  readonly reason: string;
  /** What it speaks of: its own line, the block below it, or the whole file. */
  readonly reach: 'line' | 'block' | 'file';
  /** 1-based lines of the file that it speaks of, both included; all of them for `file`. */
  readonly from: number;
  readonly to: number;
  /** 1-based place of the comment itself. */
  readonly line: number;
  readonly column: number;
  /** As it stands in the file. */
  readonly text: string;
}

const comment = /<!--[ \t]*(groundplan-ignore[\w-]*)((?:(?!-->)[\s\S])*)-->/gu;
const comments = new RegExp(String.raw`^\s*(?:${comment.source}\s*)+$`, 'u');

/**
 * The comments of a document that ignore findings. One beside text speaks of its line; one on a line of its own of the block that
 * follows it: a paragraph, a table, a diagram, a list, a heading, or the next item when it is indented into an item. In code there
 * are no comments.
 */
export function readIgnoreComments(text: string): readonly IgnoreComment[] {
  if (!text.includes('groundplan-ignore')) return [];
  const { body, bodyOffset } = splitFrontMatter(text);
  const before = countLines(text.slice(0, bodyOffset));
  const lines = body.split(/\r\n|\n|\r/u);
  return placesIn(parseMarkdown(body)).flatMap(({ node, next }) =>
    Array.from(valueOf(node).matchAll(comment), (match): IgnoreComment => {
      const [whole, name = '', rest = ''] = match;
      const start = node.position?.start ?? { line: 1, column: 1 };
      const above = valueOf(node)
        .slice(0, match.index)
        .split(/\r\n|\n|\r/u);
      const line = start.line + above.length - 1;
      const column = (above.at(-1)?.length ?? 0) + (above.length === 1 ? start.column : 1);
      const last = line + countLines(whole);
      const isAlone =
        name !== 'groundplan-ignore-file' &&
        lines
          .slice(line - 1, last)
          .join('\n')
          .replaceAll(comment, '')
          .trim() === '';
      const covered = isAlone ? linesOf(next) : { from: line, to: last };
      return {
        ...readWords(rest),
        name,
        text: whole,
        ...(name === 'groundplan-ignore-file'
          ? { reach: 'file', from: 1, to: Infinity }
          : { reach: isAlone ? 'block' : 'line', from: covered.from + before, to: covered.to + before }),
        line: line + before,
        column,
      };
    }),
  );
}

/** The nodes without such comments, so that no block takes one for its own content; the nodes given stay as they are. */
export function withoutIgnoreComments(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => (isComment(node) ? [] : [hasComment(node) ? withoutInside(node) : node]));
}

/** A heading's words without such comments. */
export function withoutIgnoreWords(words: string): string {
  return words.includes('groundplan-ignore') ? words.replaceAll(comment, '').trim() : words;
}

function readWords(rest: string): Pick<IgnoreComment, 'rules' | 'reason'> {
  const [, names = '', reason = ''] = /^([^:]*)(?::([\s\S]*))?$/u.exec(rest) ?? [];
  return { rules: names.split(/[\s,]+/u).filter((name) => name !== ''), reason: reason.replace(/\s+/gu, ' ').trim() };
}

interface CommentPlace {
  readonly node: Nodes;
  /** What follows it: its next neighbour, or that of the item or quotation that it ends. */
  readonly next: Nodes | undefined;
}

function placesIn(node: Nodes, after?: Nodes): readonly CommentPlace[] {
  if (node.type === 'html') return valueOf(node).search(comment) < 0 ? [] : [{ node, next: after }];
  if (!('children' in node)) return [];
  const children: readonly Nodes[] = node.children;
  return children.flatMap((child, index) =>
    placesIn(child, children.slice(index + 1).find((other) => !isComment(other)) ?? after),
  );
}

function linesOf(node: Nodes | undefined): { readonly from: number; readonly to: number } {
  const { start, end } = node?.position ?? {};
  // Nothing follows: it speaks of nothing.
  return start === undefined || end === undefined ? { from: 0, to: -1 } : { from: start.line, to: end.line };
}

function isComment(node: Nodes): boolean {
  return node.type === 'html' && comments.test(node.value);
}

function hasComment(node: Nodes): boolean {
  return isComment(node) || ('children' in node && node.children.some(hasComment));
}

function withoutInside<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  const children: Nodes[] = node.children.flatMap((child: Nodes) => {
    if (isComment(child)) return [];
    // A cell that only holds the comment stands behind the last pipe of its row, and is no cell.
    const isCell = child.type === 'tableCell' && child.children.length > 0 && child.children.every(isComment);
    return isCell ? [] : [hasComment(child) ? withoutInside(child) : child];
  });
  const isPhrasing = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  // A node keeps the kinds of its children: some of them are left out, and the last text is cut.
  return { ...node, children: isPhrasing ? trimEnd(children) : children } as Node & Parents;
}

function trimEnd(children: readonly Nodes[]): Nodes[] {
  const last = children.at(-1);
  return last?.type === 'text' ? [...children.slice(0, -1), { ...last, value: last.value.trimEnd() }] : [...children];
}

function valueOf(node: Nodes): string {
  return 'value' in node ? node.value : '';
}

function countLines(text: string): number {
  return text.split(/\r\n|\n|\r/u).length - 1;
}
