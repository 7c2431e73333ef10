import type { Node } from 'web-tree-sitter';
import { defineSymbolRules, named, type Definition } from './symbol-rules.ts';

export const php = defineSymbolRules({
  grammar: 'tree-sitter-php.wasm',
  definitions: {
    class_declaration: named('class'),
    const_element: (node) => readFirst(node, 'constant'),
    enum_declaration: named('enum'),
    function_definition: named('function'),
    interface_declaration: named('interface'),
    method_declaration: named('function'),
    property_element: (node) => readFirst(node, 'variable'),
    trait_declaration: named('class'),
  },
  wrappers: ['const_declaration', 'property_declaration'],
  attributes: ['attribute_list'],
  isExported: (node, _, scope) => !/^(?:private|protected)$/.test(visibilityOf(node)) && (scope?.exported ?? true),
});

/** A property is known by its name without the dollar sign, as code that uses it writes it. */
function readFirst(node: Node, kind: 'constant' | 'variable'): readonly Definition[] {
  const name = node.firstNamedChild?.text.replace(/^\$/, '');
  return name === undefined ? [] : [{ name, kind }];
}

function visibilityOf(node: Node): string {
  const holder = node.type.endsWith('_element') ? node.parent : node;
  return holder?.namedChildren.find(({ type }) => type === 'visibility_modifier')?.text ?? 'public';
}
