import type { Node } from 'web-tree-sitter';
import type { SymbolKind } from '../symbols.ts';
import { childrenOfType, lastBefore } from './children-of-type.ts';
import { defineSymbolRules, named, type Definition, type Scope } from './symbol-rules.ts';

/** Serves C as well: its grammar is a subset of this one in what definitions need. */
export const cpp = defineSymbolRules({
  grammar: 'tree-sitter-cpp.wasm',
  definitions: {
    alias_declaration: named('type', { body: '' }),
    class_specifier: readType('class'),
    concept_definition: named('type', { body: '' }),
    declaration: readDeclaration,
    enum_specifier: readType('enum'),
    field_declaration: readDeclaration,
    function_definition: readFunction,
    namespace_definition: named('module'),
    preproc_def: (node) => (node.childForFieldName('value') === null ? [] : named('macro', { body: '' })(node)),
    preproc_function_def: named('macro', { body: 'value' }),
    struct_specifier: readType('class'),
    type_definition: readTypedef,
    union_specifier: readType('class'),
  },
  wrappers: ['template_declaration'],
  attributes: ['attribute_declaration'],
  isExported,
});

/** Without a body it only mentions a type. `typedef struct { … } Name;` is read where its name stands. */
function readType(kind: SymbolKind): (node: Node) => readonly Definition[] {
  return (node) => {
    if (node.childForFieldName('body') === null) return [];
    const container = node.parent?.type === 'type_definition' ? { container: null } : {};
    return named(kind)(node).map((definition) => ({ ...definition, ...container }));
  };
}

function readTypedef(node: Node): readonly Definition[] {
  const type = node.childForFieldName('type');
  const body = type?.childForFieldName('body') ?? null;
  const kind = body !== null && type?.type === 'struct_specifier' ? 'class' : 'type';
  return node.childrenForFieldName('declarator').flatMap((declarator): readonly Definition[] => {
    const name = innermost(declarator);
    return name === null ? [] : [{ name: name.text, kind, body }];
  });
}

function readFunction(node: Node): readonly Definition[] {
  const name = innermost(node.childForFieldName('declarator'));
  return name === null ? [] : [{ ...splitName(name.text), kind: 'function', body: node.childForFieldName('body') }];
}

/** Prototypes, fields and variables of a file; those of a function are local. */
function readDeclaration(node: Node): readonly Definition[] {
  if (node.parent?.type === 'compound_statement' || node.parent?.type.endsWith('_statement') === true) return [];
  return node.childrenForFieldName('declarator').flatMap((declarator): readonly Definition[] => {
    const name = innermost(declarator);
    if (name === null) return [];
    if (isFunction(declarator)) return [{ ...splitName(name.text), kind: 'function' }];
    const constant = node.namedChildren.some(({ type, text }) => type === 'type_qualifier' && text.startsWith('const'));
    return [{ ...splitName(name.text), kind: constant ? 'constant' : 'variable' }];
  });
}

/** `Cart::add` defines `add` of `Cart`. */
function splitName(text: string): { readonly name: string; readonly container?: string } {
  const parts = text.replace(/<[^]*?>(?=::)/g, '').split('::');
  const name = parts.at(-1) ?? text;
  return parts.length > 1 ? { name, container: parts.at(-2) ?? '' } : { name };
}

/** The name inside pointers, arrays, parameters and initial values. */
function innermost(declarator: Node | null): Node | null {
  if (declarator === null || NAMES.has(declarator.type)) return declarator;
  return innermost(
    declarator.childForFieldName('declarator') ??
      declarator.namedChildren.find(({ type }) => NAMES.has(type) || type.endsWith('declarator')) ??
      null,
  );
}

const NAMES: ReadonlySet<string> = new Set([
  'destructor_name',
  'field_identifier',
  'identifier',
  'operator_cast',
  'operator_name',
  'qualified_identifier',
  'type_identifier',
]);

function isFunction(declarator: Node): boolean {
  if (declarator.type === 'function_declarator')
    return declarator.childForFieldName('declarator')?.type !== 'parenthesized_declarator';
  const inner = declarator.childForFieldName('declarator');
  return inner !== null && declarator.type !== 'init_declarator' && isFunction(inner);
}

/** `static` keeps a name in its file; a class keeps what stands before its first `public:`. */
function isExported(node: Node, _name: string, scope: Scope | null): boolean {
  if (scope === null || scope.kind === 'module')
    return !node.namedChildren.some(({ type, text }) => type === 'storage_class_specifier' && text === 'static');
  if (!scope.exported) return false;
  const member = node.parent?.type === 'template_declaration' ? node.parent : node;
  const section =
    member.parent === null ? undefined : lastBefore(childrenOfType(member.parent, 'access_specifier'), member);
  return section === undefined ? member.parent?.parent?.type !== 'class_specifier' : section.text.startsWith('public');
}
