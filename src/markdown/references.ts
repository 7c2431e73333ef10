import type { Definition, Nodes, Root } from 'mdast';

/**
 * Puts links where a text refers to definitions at its root, so that every piece of it stands for itself.
 * Definitions inside lists do not count: `- [Component]: cache` is a sentence about a component that looks like one.
 */
export function inlineReferences(root: Root, text: string): Root {
  const definitions = new Map<string, Definition>();
  for (const node of root.children) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  }
  return { ...root, children: root.children.map((node) => withLinks(node, definitions, text)) };
}

function withLinks<Node extends Nodes>(node: Node, definitions: ReadonlyMap<string, Definition>, text: string): Node {
  if (!('children' in node)) return node;
  // Phrasing is replaced by phrasing, so the node keeps its type; TypeScript knows no common type of all children.
  const children = (node.children as Nodes[]).map((child) =>
    resolve(withLinks(child, definitions, text), definitions, text),
  );
  return { ...node, children };
}

function resolve(node: Nodes, definitions: ReadonlyMap<string, Definition>, text: string): Nodes {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node;
  const { position } = node;
  const place = position === undefined ? {} : { position };
  const definition = definitions.get(node.identifier);
  if (definition === undefined) {
    const source = text.slice(position?.start.offset, position?.end.offset);
    return { type: 'text', value: source, ...place };
  }
  const target = { url: definition.url, title: definition.title ?? null, ...place };
  return node.type === 'linkReference'
    ? { type: 'link', children: node.children, ...target }
    : { type: 'image', alt: node.alt ?? null, ...target };
}
