import type { Nodes, Root, RootContent, Text } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown, gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown, gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown, gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { combineExtensions } from 'micromark-util-combine-extensions';
import { requireModestMarkdown } from './limits.ts';
import { inlineReferences } from './references.ts';

/**
 * Reads Markdown (GitHub's, without links made of bare addresses: their rules cannot be round-tripped). Front matter
 * and a byte order mark must have been taken off. References become the links they stand for; `definitions` are those
 * of the document that a piece of text comes from. Throws `unreadable` when the text would take too long to parse.
 */
export function parseMarkdown(text: string, definitions = ''): Root {
  requireModestMarkdown(text);
  const root = fromMarkdown(definitions === '' ? text : `${text}\n\n${definitions}\n`, {
    extensions: [syntax],
    mdastExtensions: trees,
  });
  const { children, ...node } = inlineReferences(root, text);
  return {
    ...node,
    children: children.filter(({ position }) => (position?.start.offset ?? 0) < Math.max(text.length, 1)),
  };
}

/** Combined once: a plan is parsed in hundreds of small pieces, and combining costs more than parsing one. */
const syntax = combineExtensions([gfmTable(), gfmTaskListItem(), gfmStrikethrough(), gfmFootnote()]);

const trees = [
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmFootnoteFromMarkdown(),
];

/** Writes nodes as Markdown that ends with a line feed; the empty string for no nodes. */
export function renderMarkdown(nodes: readonly RootContent[]): string {
  return toMarkdown({ type: 'root', children: [...nodes] }, options);
}

/**
 * The underscores, asterisks and tildes that cannot open or close anything where they stand, so that escaping them is
 * only noise: an underscore between letters, an asterisk between spaces, a tilde before a number ("~5 ms").
 */
const needlessEscape = /(?<=[\p{L}\p{N}])\\(?=_[\p{L}\p{N}])|(?<= )\\(?=\* )|(?<=^| )\\(?=~\d)/gu;

const text: Handle = (node: Text, parent, state, position) => {
  const siblings: readonly Nodes[] = parent?.children ?? [];
  const index = state.indexStack.at(-1) ?? 0;
  const safe = state.safe(node.value, {
    ...position,
    afterNode: siblings[index + 1],
    beforeNode: siblings[index - 1],
  });
  return safe.replace(needlessEscape, '');
};

const tableExtension = gfmTableToMarkdown({ tablePipeAlign: false, tableCellPadding: true });

/** As the extension's, with three dashes a column in the delimiter row, as people and formatters write it. */
const table: Handle = (node, parent, state, position) => {
  const [head, delimiters, ...rows] = (tableExtension.handlers?.table?.(node, parent, state, position) ?? '').split(
    '\n',
  );
  return [head, delimiters?.replace(/-+/g, '---'), ...rows].join('\n');
};

const options: Options = {
  bullet: '-',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
  emphasis: '_',
  strong: '*',
  incrementListMarker: true,
  // `<https://…>` keeps characters that a bare address would show with a backslash.
  resourceLink: false,
  handlers: { text },
  extensions: [
    tableExtension,
    gfmTaskListItemToMarkdown(),
    gfmStrikethroughToMarkdown(),
    gfmFootnoteToMarkdown(),
    { handlers: { table } },
  ],
};
