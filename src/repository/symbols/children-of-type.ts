import type { Node, Tree } from 'web-tree-sitter';

const known = new WeakMap<Tree, Map<string, readonly Node[]>>();

/**
 * The named children of some type, remembered while the tree lives: asking for the sibling before, member after member, takes time
 * with the square of their number.
 */
export function childrenOfType(parent: Node, type: string): readonly Node[] {
  const ofTree = known.get(parent.tree) ?? new Map<string, readonly Node[]>();
  known.set(parent.tree, ofTree);
  const key = `${parent.id} ${type}`;
  const children = ofTree.get(key) ?? parent.namedChildren.filter((child) => child.type === type);
  ofTree.set(key, children);
  return children;
}

/** The last of these that ends before a node. */
export function lastBefore(nodes: readonly Node[], { startIndex }: Node): Node | undefined {
  return nodes.findLast(({ endIndex }) => endIndex <= startIndex);
}
