import type { Node } from 'web-tree-sitter';
import { defineSymbolRules, named, type Definition, type Scope } from './symbol-rules.ts';

export const rust = defineSymbolRules({
  grammar: 'tree-sitter-rust.wasm',
  definitions: {
    const_item: named('constant', { body: '' }),
    enum_item: named('enum'),
    function_item: named('function'),
    function_signature_item: named('function'),
    impl_item: readImplementation,
    macro_definition: readMacro,
    mod_item: (node) => (node.childForFieldName('body') === null ? [] : named('module')(node)),
    static_item: named('variable', { body: '' }),
    struct_item: named('class'),
    trait_item: named('interface'),
    type_item: named('type', { body: '' }),
    union_item: named('class'),
  },
  wrappers: [],
  attributes: ['attribute_item'],
  isExported,
  isForEnclosing: (comment) => /^\/[/*]!/.test(comment),
});

/** Its functions belong to the type; those of a trait are as visible as the trait. */
function readImplementation(node: Node): readonly Definition[] {
  const type = node.childForFieldName('type');
  const name = type?.childForFieldName('type')?.text ?? type?.text;
  const exported = node.childForFieldName('trait') !== null;
  return name === undefined ? [] : [{ name: name.replace(/^.*::/, ''), kind: 'class', scope: true, exported }];
}

function readMacro(node: Node): readonly Definition[] {
  const name = node.childForFieldName('name');
  const exported = node.previousNamedSibling?.text.includes('macro_export') === true;
  return name === null ? [] : [{ name: name.text, kind: 'macro', body: node.children[2] ?? null, exported }];
}

/** `pub` in any form, or a member of an exported trait. */
function isExported(node: Node, _name: string, scope: Scope | null): boolean {
  const isPublic = node.namedChildren.some(({ type }) => type === 'visibility_modifier');
  return isPublic || (scope !== null && scope.exported && scope.kind !== 'module');
}
