import type { Node } from 'web-tree-sitter';
import { defineSymbolRules, named, type Definition } from './symbol-rules.ts';

export const bash = defineSymbolRules({
  grammar: 'tree-sitter-bash.wasm',
  definitions: {
    function_definition: named('function'),
    variable_assignment: readVariable,
  },
  wrappers: ['declaration_command'],
  attributes: [],
  isExported: (node) => node.type === 'function_definition' || node.parent?.firstChild?.text === 'export',
});

/** Names set at the top of the script, not for one command and not in a function. */
function readVariable(node: Node): readonly Definition[] {
  const holder = node.parent?.type === 'declaration_command' ? node.parent : node;
  const name = node.childForFieldName('name');
  if (holder.parent?.type !== 'program' || name?.type !== 'variable_name') return [];
  return [{ name: name.text, kind: node.parent?.firstChild?.text === 'readonly' ? 'constant' : 'variable' }];
}
