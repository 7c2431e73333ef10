import type { Nodes } from 'mdast';
import { linkAddresses } from './addresses.ts';
import { parsePhrasing } from './text.ts';

/** The web addresses that inline Markdown links to or shows, in order. */
export function addressesIn(markdown: string): readonly string[] {
  return markdown.includes('://') ? parsePhrasing(markdown).flatMap(addressesOf) : [];
}

function addressesOf(node: Nodes): readonly string[] {
  if (node.type === 'link') return /^https?:/i.test(node.url) ? [node.url] : [];
  if (node.type === 'text')
    return linkAddresses(node.value).flatMap((piece) => (piece.type === 'link' ? [piece.url] : []));
  return 'children' in node ? node.children.flatMap(addressesOf) : [];
}
