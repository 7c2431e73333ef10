import type { List, ListItem, PhrasingContent } from 'mdast';

/** A tight list with one line per item. */
export function listNode(lines: readonly PhrasingContent[][], form: { readonly ordered: boolean }): List {
  return { type: 'list', ordered: form.ordered, spread: false, children: lines.map((line) => itemNode(line)) };
}

/** A list item of one line; `checked` gives it a box. */
export function itemNode(line: PhrasingContent[], checked: boolean | null = null): ListItem {
  return { type: 'listItem', spread: false, checked, children: [{ type: 'paragraph', children: line }] };
}
