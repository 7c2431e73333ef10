import type { Node } from 'web-tree-sitter';
import type { SymbolKind } from '../symbols.ts';
import { childrenOfType, lastBefore } from './children-of-type.ts';
import { defineSymbolRules, type Definition } from './symbol-rules.ts';

export const ruby = defineSymbolRules({
  grammar: 'tree-sitter-ruby.wasm',
  definitions: {
    assignment: readConstant,
    class: (node) => readType(node, 'class'),
    method: readMethod,
    module: (node) => readType(node, 'module'),
    singleton_method: (node) => readNamed(node, 'method'),
  },
  wrappers: [],
  attributes: [],
  isExported: (node) => !isPrivate(node),
});

/** `class Shop::Cart` defines `Cart` in `Shop`. */
function readType(node: Node, kind: SymbolKind): readonly Definition[] {
  const parts = node.childForFieldName('name')?.text.split('::') ?? [];
  const name = parts.at(-1);
  if (name === undefined) return [];
  const container = parts.length > 1 ? { container: parts.slice(0, -1).join('::') } : {};
  return [{ name, kind, body: bodyOf(node), ...container }];
}

/** A method of a module is a method too; at the top of a file it is called like a function. */
function readMethod(node: Node): readonly Definition[] {
  return readNamed(node, node.parent?.type === 'body_statement' ? 'method' : 'function');
}

function readNamed(node: Node, kind: SymbolKind): readonly Definition[] {
  const name = node.childForFieldName('name')?.text;
  return name === undefined ? [] : [{ name, kind, body: bodyOf(node) }];
}

/** An empty one ends the head with its last word. */
function bodyOf(node: Node): Node | null {
  return node.childForFieldName('body') ?? (node.lastChild?.type === 'end' ? node.lastChild : null);
}

function readConstant(node: Node): readonly Definition[] {
  const left = node.childForFieldName('left');
  return left?.type === 'constant' ? [{ name: left.text, kind: 'constant' }] : [];
}

/** `private def a`, or a bare `private` somewhere above. */
function isPrivate(node: Node): boolean {
  if (node.parent?.type === 'argument_list') return /^private\b/.test(node.parent.parent?.text ?? '');
  if (node.type !== 'method' || node.parent === null) return false;
  const words = childrenOfType(node.parent, 'identifier').filter(({ text }) =>
    /^(?:private|protected|public)$/.test(text),
  );
  return (lastBefore(words, node)?.text ?? 'public') !== 'public';
}
