import type { Node } from 'web-tree-sitter';
import { defineSymbolRules, named, type Definition, type Scope } from './symbol-rules.ts';

export const csharp = defineSymbolRules({
  grammar: 'tree-sitter-c-sharp.wasm',
  definitions: {
    class_declaration: named('class'),
    constructor_declaration: named('function'),
    delegate_declaration: named('type', { body: '' }),
    enum_declaration: named('enum'),
    event_declaration: named('variable', { body: 'accessors' }),
    interface_declaration: named('interface'),
    local_function_statement: named('function'),
    method_declaration: named('function'),
    property_declaration: named('variable', { body: 'accessors' }),
    record_declaration: named('class'),
    struct_declaration: named('class'),
    variable_declarator: readField,
  },
  wrappers: ['event_field_declaration', 'field_declaration', 'variable_declaration'],
  attributes: ['attribute_list'],
  isExported,
});

/** Other declarators are local. */
function readField(node: Node): readonly Definition[] {
  const holder = node.parent?.parent;
  if (holder?.type !== 'field_declaration' && holder?.type !== 'event_field_declaration') return [];
  return named(modifiersOf(node).includes('const') ? 'constant' : 'variable', { body: '' })(node);
}

/** Without a word for it, a member is private, a member of an interface is public, and a type of the file is internal. */
function isExported(node: Node, _name: string, scope: Scope | null): boolean {
  const modifiers = modifiersOf(node);
  if (modifiers.includes('private') || modifiers.includes('file')) return false;
  const stated = ['public', 'internal', 'protected'].some((word) => modifiers.includes(word));
  return scope === null || (scope.exported && (stated || scope.kind === 'interface'));
}

function modifiersOf(node: Node): readonly string[] {
  const holder = node.type === 'variable_declarator' ? node.parent?.parent : node;
  return (holder?.namedChildren ?? []).filter(({ type }) => type === 'modifier').map(({ text }) => text);
}
