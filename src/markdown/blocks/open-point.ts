import type { Blockquote, Nodes, PhrasingContent } from 'mdast';
import { canonical, flat, parsePhrasing, renderPhrasing } from '../text.ts';
import { labelNodes, readLabel, splitLines } from './lines.ts';

/** A question that someone must answer: `> **Open:** question`. */
export function renderOpenPoint(question: string): Blockquote {
  return {
    type: 'blockquote',
    children: [{ type: 'paragraph', children: labelNodes('Open', parsePhrasing(question)) }],
  };
}

/**
 * The questions that a node asks, as inline Markdown; none for a node that is something else. One quotation may hold
 * several lines, paragraphs or a list; a bold label also counts outside a quotation.
 */
export function parseOpenPoints(node: Nodes): string[] {
  const questions: PhrasingContent[][] = [];
  const quoted = node.type === 'blockquote';
  for (const { line, item } of quoted ? linesIn(node) : linesOf(node, false)) {
    const label = readLabel(line);
    const opens = label !== undefined && (quoted || label.bold) && openLabel.test(label.label);
    if (opens) questions.push([...label.value]);
    else if (isAlert(line)) continue;
    else if (questions.length === 0) return [];
    else if (item && flat(questions.at(-1) ?? []) !== '') questions.push([...line]);
    else questions.at(-1)?.push({ type: 'text', value: ' ' }, ...line);
  }
  return questions.map((nodes) => canonical(renderPhrasing(nodes))).filter(Boolean);
}

const openLabel = /^(?:open|open\s+(?:questions?|points?|issues?)|questions?|tbd|to be decided)(?:\s*\d+)?$/i;

function isAlert(line: readonly PhrasingContent[]): boolean {
  const [only] = line;
  return line.length === 1 && only?.type === 'text' && /^\s*\[!\w+\]\s*$/.test(only.value);
}

interface Line {
  readonly line: PhrasingContent[];
  /** True for the first line of a list item, which asks a question of its own. */
  readonly item: boolean;
}

function linesOf(node: Nodes, item: boolean): Line[] {
  return node.type === 'paragraph'
    ? splitLines(node.children).map((line, index) => ({ line, item: item && index === 0 }))
    : [];
}

function linesIn(node: Nodes, item = false): Line[] {
  if (node.type === 'paragraph') return linesOf(node, item);
  return 'children' in node ? node.children.flatMap((child) => linesIn(child, node.type === 'listItem')) : [];
}
