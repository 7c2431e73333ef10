import type { Node } from 'web-tree-sitter';

const MOST_CHARACTERS = 200;

/** The head of a definition on one line: from its first word after decorators to its body, at most 200 characters. */
export function readSignature(text: string, whole: Node, body: Node | null, attributes: readonly string[]): string {
  const start = startAfter(whole, attributes) ?? whole.startIndex;
  const end = body !== null && body.startIndex > start ? body.startIndex : whole.endIndex;
  const head = joinLines(text.slice(start, Math.min(end, start + 5 * MOST_CHARACTERS)));
  return head.length <= MOST_CHARACTERS ? head : `${head.slice(0, MOST_CHARACTERS - 1).trimEnd()}…`;
}

/** Annotations stand before the rest, or before the other words in a list of modifiers. */
function startAfter(node: Node, attributes: readonly string[]): number | null {
  for (const child of node.children) {
    if (attributes.includes(child.type) || child.type.includes('comment')) continue;
    if (child.type !== 'modifiers') return child.startIndex;
    const start = startAfter(child, attributes);
    if (start !== null) return start;
  }
  return null;
}

function joinLines(head: string): string {
  return head
    .replace(/\/\*[^]*?\*\/|(?:^|\s)(?:\/\/|# ).*$/gm, ' ')
    .replace(/(?<=[([<])\s*\n\s*|,?\s*\n\s*(?=[)\]>])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?:\s*(?:=>|[{=:;,]|\b(?:do|then)))+$/, '');
}
