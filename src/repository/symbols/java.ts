import type { Node } from 'web-tree-sitter';
import { defineSymbolRules, named, type Definition } from './symbol-rules.ts';

export const java = defineSymbolRules({
  grammar: 'tree-sitter-java.wasm',
  definitions: {
    annotation_type_declaration: named('interface'),
    annotation_type_element_declaration: named('function', { body: '' }),
    class_declaration: named('class'),
    compact_constructor_declaration: named('function'),
    constructor_declaration: named('function'),
    enum_declaration: named('enum'),
    interface_declaration: named('interface'),
    method_declaration: named('function'),
    record_declaration: named('class'),
    variable_declarator: readField,
  },
  wrappers: ['constant_declaration', 'field_declaration'],
  attributes: ['annotation', 'marker_annotation'],
  isExported: (node, _, scope) => !modifiersOf(node).includes('private') && (scope?.exported ?? true),
});

/** Other declarators are local. */
function readField(node: Node): readonly Definition[] {
  const holder = node.parent?.type;
  if (holder !== 'field_declaration' && holder !== 'constant_declaration') return [];
  const modifiers = modifiersOf(node);
  const constant = holder === 'constant_declaration' || (modifiers.includes('static') && modifiers.includes('final'));
  return named(constant ? 'constant' : 'variable', { body: '' })(node);
}

function modifiersOf(node: Node): readonly string[] {
  const holder = node.type === 'variable_declarator' ? node.parent : node;
  const modifiers = holder?.firstNamedChild;
  return modifiers?.type === 'modifiers' ? modifiers.children.map(({ type }) => type) : [];
}
