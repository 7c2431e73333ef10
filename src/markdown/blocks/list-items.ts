import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { parsePhrasing } from '../text.ts';
import type { MarkdownSource, Remark } from './block.ts';
import { remarkOn } from './remark.ts';

/** A list item as one line. */
export interface Item {
  readonly node: ListItem;
  readonly nodes: PhrasingContent[];
}

/** The items of lists that stand side by side, and what in them is not a line of text. */
export interface Items {
  readonly items: readonly Item[];
  readonly rest: readonly RootContent[];
  readonly remarks: readonly Remark[];
}

/** Reads lists of any marker. The items of a list inside an item follow it; further paragraphs join its text. */
export function readItems(nodes: readonly RootContent[], source: MarkdownSource): Items {
  const items: Item[] = [];
  const rest: RootContent[] = [];
  const remarks: Remark[] = [];
  for (const node of nodes) {
    if (node.type === 'list') node.children.forEach(readItem);
    else rest.push(node);
  }
  return { items, rest, remarks };

  function readItem(node: ListItem): void {
    const item: Item = { node, nodes: [] };
    items.push(item);
    for (const child of node.children) {
      if (child.type === 'paragraph') join(item.nodes, child.children);
      // `[Component]: cache` is read as a definition; here it is what the item says.
      else if (child.type === 'definition') join(item.nodes, parsePhrasing(sourceOf(child, source)));
      else if (child.type === 'list') {
        remarks.push(
          remarkOn(child, 'Unexpected list inside a list, expected one level: its items follow the outer one.'),
        );
        child.children.forEach(readItem);
      } else {
        remarks.push(remarkOn(child, `Unexpected ${child.type} inside a list item, expected one line of text.`));
        rest.push(child);
      }
    }
    remarkOnLostNumber(item, source, remarks);
  }
}

function join(nodes: PhrasingContent[], more: readonly PhrasingContent[]): void {
  if (nodes.length > 0) nodes.push({ type: 'text', value: ' ' });
  nodes.push(...more);
}

function sourceOf({ position }: RootContent, { text }: MarkdownSource): string {
  return text.slice(position?.start.offset, position?.end.offset);
}

/** `2.` below `1.`, but not in line with it, is read as text of the first item. */
function remarkOnLostNumber({ node }: Item, source: MarkdownSource, remarks: Remark[]): void {
  const [paragraph] = node.children;
  if (paragraph?.type !== 'paragraph' || paragraph.position === undefined) return;
  if (/\n\s*\d+[.)]\s/.test(sourceOf(paragraph, source))) {
    remarks.push(remarkOn(node, 'Unexpected number at the start of a line inside an item: indent all items alike.'));
  }
}
