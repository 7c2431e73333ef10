import type { Node } from 'web-tree-sitter';
import type { SymbolKind } from '../symbols.ts';
import { defineSymbolRules, named, type Definition } from './symbol-rules.ts';

export const go = defineSymbolRules({
  grammar: 'tree-sitter-go.wasm',
  definitions: {
    const_spec: (node) => readNames(node, 'constant'),
    function_declaration: named('function'),
    method_declaration: readMethod,
    method_elem: named('function'),
    type_alias: named('type', { body: '' }),
    type_spec: readType,
    var_spec: (node) => readNames(node, 'variable'),
  },
  wrappers: ['const_declaration', 'type_declaration', 'var_declaration'],
  attributes: [],
  isExported: (_, name) => /^\p{Lu}/u.test(name),
});

function readNames(node: Node, kind: SymbolKind): readonly Definition[] {
  const names = node.childrenForFieldName('name').filter(({ isNamed }) => isNamed);
  return names.map(({ text }) => ({ name: text, kind }));
}

/** The receiver `(r *List[T])` makes it a method of `List`. */
function readMethod(node: Node): readonly Definition[] {
  const container = /(\w+)\s*(?:\[[^]*\])?\s*\)$/.exec(node.childForFieldName('receiver')?.text ?? '')?.[1];
  return named('method')(node).map((method) => ({ ...method, container: container ?? null }));
}

function readType(node: Node): readonly Definition[] {
  const name = node.childForFieldName('name')?.text;
  const type = node.childForFieldName('type');
  if (name === undefined) return [];
  if (type?.type === 'struct_type') return [{ name, kind: 'class', body: type.lastNamedChild }];
  return [
    {
      name,
      kind: type?.type === 'interface_type' ? 'interface' : 'type',
      body: type?.type === 'interface_type' ? type.child(1) : null,
    },
  ];
}
