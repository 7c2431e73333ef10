import type { Node } from 'web-tree-sitter';
import { isExported, javascript, readField } from './javascript.ts';
import { defineSymbolRules, named, type Definition } from './symbol-rules.ts';

const { field_definition: _, ...shared } = javascript.definitions;

export const typescript = defineSymbolRules({
  ...javascript,
  grammar: 'tree-sitter-typescript.wasm',
  definitions: {
    ...shared,
    abstract_class_declaration: named('class'),
    abstract_method_signature: named('function'),
    enum_declaration: named('enum'),
    function_signature: readSignature,
    interface_declaration: named('interface'),
    internal_module: readModule,
    method_signature: readSignature,
    module: readModule,
    public_field_definition: (node) => readField(node, 'name'),
    type_alias_declaration: readAlias,
  },
  wrappers: [...javascript.wrappers, 'ambient_declaration'],
  isExported,
});

/** TypeScript with JSX has a grammar of its own with the same node types. */
export const tsx = defineSymbolRules({ ...typescript, grammar: 'tree-sitter-tsx.wasm' });

/** Of overloads only the last signature, or the implementation, is listed. */
function readSignature(node: Node): readonly Definition[] {
  const name = node.childForFieldName('name')?.text;
  const next = (node.parent?.type === 'export_statement' ? node.parent : node).nextNamedSibling;
  const following = next?.childForFieldName('declaration') ?? next;
  if (name === undefined || following?.childForFieldName('name')?.text === name) return [];
  return [{ name, kind: 'function' }];
}

function readAlias(node: Node): readonly Definition[] {
  const name = node.childForFieldName('name')?.text;
  const value = node.childForFieldName('value');
  return name === undefined ? [] : [{ name, kind: 'type', body: value?.type === 'object_type' ? value : null }];
}

function readModule(node: Node): readonly Definition[] {
  const name = node.childForFieldName('name')?.text.replace(/^['"]|['"]$/g, '');
  return name === undefined ? [] : [{ name, kind: 'module', body: node.childForFieldName('body') }];
}
