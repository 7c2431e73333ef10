import type { Node } from 'web-tree-sitter';
import { defineSymbolRules, named, type Definition } from './symbol-rules.ts';

export const python = defineSymbolRules({
  grammar: 'tree-sitter-python.wasm',
  definitions: {
    assignment: readAssignment,
    class_definition: named('class'),
    function_definition: named('function'),
    type_alias_statement: (node) => [
      { name: node.childForFieldName('left')?.text.replace(/\[.*/s, '') ?? '', kind: 'type' },
    ],
  },
  wrappers: ['decorated_definition', 'expression_statement'],
  attributes: ['decorator'],
  isExported: (_, name, scope) => (!name.startsWith('_') || /^__\w+__$/.test(name)) && (scope?.exported ?? true),
  findDocstring,
});

/** Names of a module and of a class; what a function assigns is local. */
function readAssignment(node: Node): readonly Definition[] {
  const left = node.childForFieldName('left');
  const block = node.parent?.parent;
  const isMember = block?.type === 'module' || (block?.type === 'block' && block.parent?.type === 'class_definition');
  if (left?.type !== 'identifier' || !isMember) return [];
  const right = node.childForFieldName('right');
  const body = ['dictionary', 'list', 'set', 'tuple'].includes(right?.type ?? '') ? right : null;
  return [{ name: left.text, kind: /^_*[A-Z][A-Z0-9_]*$/.test(left.text) ? 'constant' : 'variable', body }];
}

function findDocstring(node: Node): string | null {
  const first = node.childForFieldName('body')?.firstNamedChild;
  const string = first?.type === 'expression_statement' ? first.firstNamedChild : first;
  if (string?.type !== 'string') return null;
  return string.text.replace(/^\w*("""|'''|"|')/, '').replace(/("""|'''|"|')$/, '');
}
