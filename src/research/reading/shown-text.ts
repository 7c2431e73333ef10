import type { DomNode } from './remove-hidden-elements.ts';

const elementNode = 1;
const textNode = 3;

/** Elements that stand in a line; each other one begins a line of its own. */
const inline = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);

/** The text of a part of a document, a line for each of its blocks; in preformatted text, for each line. */
export function shownText(root: DomNode): string {
  const lines: string[] = [''];
  walk(root, false);
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

  function walk(node: DomNode, isPreformatted: boolean): void {
    if (node.nodeType === textNode) {
      const [first = '', ...rest] = isPreformatted ? (node.nodeValue ?? '').split('\n') : [node.nodeValue ?? ''];
      lines[lines.length - 1] += first;
      lines.push(...rest);
      return;
    }
    if (node.nodeType !== elementNode && node.nodeType < 9) return;
    const name = node.nodeName.toUpperCase();
    const isBlock = !inline.has(name);
    if (isBlock) lines.push('');
    for (const child of node.childNodes) walk(child, isPreformatted || name === 'PRE');
    if (isBlock) lines.push('');
  }
}
