import type { Nodes, PhrasingContent } from 'mdast';
import { z, type ZodString } from 'zod';
import { createBoundedCache } from '../repository/bounded-cache.ts';
import { linkAddresses } from './addresses.ts';
import { parseMarkdown, renderMarkdown } from './markdown.ts';
import { line, squeeze } from './line.ts';

/** Schema of a plain string (an id, a name, a path): one line, whose Markdown marks are ordinary characters. */
export function textString(): ZodString {
  return z.string().overwrite(line);
}

/** Schema of inline Markdown: prose whose links, code and emphasis survive; normalised to its canonical form. */
export function mdString(): ZodString {
  return z.string().overwrite(canonical);
}

/**
 * The one way to write a piece of inline Markdown, on one line: `canonical(canonical(s)) === canonical(s)`, and the
 * same string comes back from a paragraph, a heading, a table cell or a list item. Marks of blocks and HTML become
 * plain text.
 */
export function canonical(markdown: string): string {
  const known = settled.get(markdown);
  if (known !== undefined) return known;
  const canon = wordsOnly.test(markdown) ? markdown : settleText(line(markdown));
  if (settled.size >= settledLimit) settled.clear();
  settled.set(markdown, canon);
  return canon;
}

/** Canonical forms already found: the same strings are normalised when drafted, validated, printed and read back. */
const settled = new Map<string, string>();
const settledLimit = 20_000;

/** Letters, digits, single spaces and commas: nothing in it can be a mark. */
const wordsOnly = /^[A-Za-z0-9]+(?:,? [A-Za-z0-9]+)*$/;

function settleText(text: string): string {
  let current = text;
  for (let round = 0; round < 6; round += 1) {
    const next = renderPhrasing(parsePhrasing(current));
    if (next === current) return current;
    current = next;
  }
  return escapeText(flat(parsePhrasing(current)));
}

/** A plain string as inline Markdown that shows it as it is. */
export function escapeText(value: string): string {
  return wordsOnly.test(value) ? value : renderPhrasing([{ type: 'text', value }]);
}

/** Inline Markdown as nodes to put into a paragraph, a cell, a heading: only what survives in each of them. */
export function parsePhrasing(markdown: string): PhrasingContent[] {
  const oneLine = line(markdown);
  if (oneLine === '') return [];
  if (wordsOnly.test(oneLine)) return [{ type: 'text', value: oneLine }];
  const { nodes } = phrasings.get(oneLine) ?? { nodes: readPhrasing(oneLine) };
  phrasings.set(oneLine, { nodes, size: oneLine.length });
  return [...nodes];
}

/** Pieces already read: each is printed, read back and searched for claims, whenever its plan is. In characters of text; nobody changes a node. */
const phrasings = createBoundedCache<{ readonly nodes: readonly PhrasingContent[]; readonly size: number }>(
  500_000,
  ({ size }) => size,
);

function readPhrasing(oneLine: string): readonly PhrasingContent[] {
  // A heading's text is always inline: no list, table or definition can start in it. Closing marks would be taken off.
  const { children } = parseMarkdown(`# ${oneLine.replace(/(?<=^| )(?=#+$)/, '\\')}`);
  const [heading] = children;
  return heading?.type === 'heading' ? tidyPhrasing(heading.children) : [];
}

/** Nodes as the inline Markdown that they are read back from; normalises, but only `canonical` settles every case. */
export function renderPhrasing(nodes: readonly PhrasingContent[]): string {
  const children = tidyPhrasing(nodes);
  return children.length === 0 ? '' : line(renderMarkdown([{ type: 'paragraph', children }]));
}

/**
 * What nodes say without marks, on one line: code and text as they are, links by their text, images by their
 * alternative.
 */
export function flat(nodes: readonly Nodes[]): string {
  return line(nodes.map(flatNode).join(''));
}

function flatNode(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return ' ';
    case 'html':
      return lineBreak.test(node.value) ? ' ' : node.value;
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'footnoteReference':
      return `[^${node.label ?? node.identifier}]`;
    default:
      return 'children' in node ? node.children.map(flatNode).join(isFlow(node) ? ' ' : '') : '';
  }
}

function isFlow(node: Nodes): boolean {
  return ['list', 'listItem', 'blockquote', 'table', 'tableRow', 'root', 'footnoteDefinition'].includes(node.type);
}

const lineBreak = /^<br\s*\/?>$/i;

/** Nodes with everything that has no place on a line of Markdown made plain text, and trimmed at both ends. */
function tidyPhrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return trimEnds(mergeTexts(nodes.flatMap(tidyNode)));
}

function tidyNode(node: PhrasingContent): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return linkAddresses(squeeze(node.value));
    case 'inlineCode': {
      const value = line(node.value);
      // Inside a table cell a backslash before a pipe is eaten; as text it can be escaped.
      return value === '' ? [] : [{ type: value.includes('\\|') ? 'text' : 'inlineCode', value }];
    }
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const children = mergeTexts(node.children.flatMap(tidyNode));
      return children.length === 0 ? [] : [{ type: node.type, children }];
    }
    case 'link': {
      const children = mergeTexts(node.children.flatMap(tidyNode)).flatMap((child) =>
        child.type === 'link' ? child.children : [child],
      );
      return [{ type: 'link', url: address(node.url), title: title(node.title), children }];
    }
    case 'image':
      return [{ type: 'image', url: address(node.url), title: title(node.title), alt: line(node.alt ?? '') }];
    default:
      return [{ type: 'text', value: squeeze(flatNode(node)) }];
  }
}

function address(url: string): string {
  return line(url).replaceAll(' ', '%20').replaceAll('|', '%7C');
}

function title(value: string | null | undefined): string | null {
  return line(value ?? '') || null;
}

function mergeTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      merged[merged.length - 1] = { type: 'text', value: squeeze(last.value + node.value) };
    } else if (node.type !== 'text' || node.value !== '') merged.push(node);
  }
  return merged;
}

function trimEnds(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const last = nodes.length - 1;
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'text') return [node];
    const started = index === 0 ? node.value.trimStart() : node.value;
    const value = index === last ? started.trimEnd() : started;
    return value === '' ? [] : [{ type: 'text', value }];
  });
}
