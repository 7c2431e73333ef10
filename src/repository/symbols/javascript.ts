import type { Node } from 'web-tree-sitter';
import { defineSymbolRules, named, type Definition, type Scope } from './symbol-rules.ts';

const FUNCTIONS: ReadonlySet<string> = new Set(['arrow_function', 'function_expression', 'generator_function']);

/** Definitions that JavaScript and TypeScript share. */
export const javascript = defineSymbolRules({
  grammar: 'tree-sitter-javascript.wasm',
  definitions: {
    assignment_expression: readAssignment,
    class_declaration: named('class'),
    export_statement: readDefaultExport,
    field_definition: (node) => readField(node, 'property'),
    function_declaration: named('function'),
    generator_function_declaration: named('function'),
    method_definition: named('function'),
    pair: readPair,
    variable_declarator: readVariable,
  },
  wrappers: ['export_statement', 'lexical_declaration', 'variable_declaration', 'expression_statement'],
  attributes: ['decorator'],
  isExported,
  exportedNames,
});

/** A class or object field that holds a function is a method. */
export function readField(node: Node, field: string): readonly Definition[] {
  const name = node.childForFieldName(field)?.text;
  return name === undefined ? [] : [{ name, ...valueOf(node.childForFieldName('value')) }];
}

/** Exported by its own statement, or a member of what is, unless it is private. */
export function isExported(node: Node, name: string, scope: Scope | null): boolean {
  if (scope !== null && scope.kind !== 'module')
    return scope.exported && !name.startsWith('#') && !/^\s*(?:private|protected)\b/.test(node.text.slice(0, 40));
  const outer = ['lexical_declaration', 'variable_declaration', 'ambient_declaration'].includes(node.parent?.type ?? '')
    ? node.parent?.parent
    : node.parent;
  return node.type === 'export_statement' || outer?.type === 'export_statement';
}

/** `export { a }`, `export default a`, `export = a`, `module.exports = a` and `module.exports = { a, b: c }`. */
export function exportedNames(root: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of root.namedChildren) {
    const assignment = statement.firstNamedChild;
    if (statement.type === 'export_statement' && statement.childForFieldName('source') === null) {
      for (const name of namesIn(statement)) names.add(name);
    } else if (
      statement.type === 'expression_statement' &&
      assignment?.childForFieldName('left')?.text === 'module.exports'
    ) {
      for (const name of namesOf(assignment.childForFieldName('right'))) names.add(name);
    }
  }
  return names;
}

function namesIn(statement: Node): readonly string[] {
  return statement.namedChildren.flatMap((child) => {
    if (child.type === 'identifier') return [child.text];
    return child.type === 'export_clause'
      ? child.namedChildren.map((one) => one.childForFieldName('name')?.text ?? '')
      : [];
  });
}

function namesOf(value: Node | null): readonly string[] {
  if (value?.type === 'identifier') return [value.text];
  if (value?.type !== 'object') return [];
  return value.namedChildren.flatMap((child) => {
    const name = child.type === 'shorthand_property_identifier' ? child : child.childForFieldName('value');
    return name === null || !name.type.includes('identifier') ? [] : [name.text];
  });
}

function readVariable(node: Node): readonly Definition[] {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (name?.type !== 'identifier' || !(isTopLevel(node) || isFunction(value))) return [];
  const changes = node.parent?.type !== 'lexical_declaration' || node.parent.firstChild?.type !== 'const';
  const { kind, body } = valueOf(value);
  return [{ name: name.text, kind: kind === 'variable' && !changes ? 'constant' : kind, body }];
}

function isTopLevel({ parent }: Node): boolean {
  const outer = parent?.parent?.type === 'export_statement' ? parent.parent.parent : parent?.parent;
  const holder = outer?.type === 'ambient_declaration' ? outer.parent : outer;
  return holder?.type === 'program' || ['module', 'internal_module'].includes(holder?.parent?.type ?? '');
}

function isFunction(value: Node | null): boolean {
  return value !== null && FUNCTIONS.has(value.type);
}

/** What a name stands for, by the value it is given. */
function valueOf(value: Node | null): { readonly kind: 'function' | 'class' | 'variable'; readonly body: Node | null } {
  if (isFunction(value)) return { kind: 'function', body: value?.childForFieldName('body') ?? null };
  if (value?.type === 'class') return { kind: 'class', body: value.childForFieldName('body') };
  return { kind: 'variable', body: value?.type === 'object' || value?.type === 'array' ? value : null };
}

/** An object's own functions count where the object has a name: `const api = { … }`, `export default { … }`. */
function readPair(node: Node): readonly Definition[] {
  const key = node.childForFieldName('key');
  const value = node.childForFieldName('value');
  if (key?.type !== 'property_identifier' || !isFunction(value)) return [];
  const holder = node.parent?.parent?.type ?? '';
  if (!['variable_declarator', 'export_statement', 'assignment_expression'].includes(holder)) return [];
  return [{ name: key.text, ...valueOf(value) }];
}

/** `exports.a = …`, `module.exports = …`, `A.prototype.b = function …`, `a.b = function …`, as statements of the file. */
function readAssignment(node: Node): readonly Definition[] {
  const left = node.childForFieldName('left');
  const property = left?.childForFieldName('property')?.text;
  const owner = left?.childForFieldName('object')?.text;
  if (property === undefined || owner === undefined || node.parent?.parent?.type !== 'program') return [];
  const { kind, body } = valueOf(node.childForFieldName('right'));
  if (owner === 'module' && property === 'exports')
    return body === null
      ? []
      : [{ name: 'module.exports', kind: kind === 'variable' ? 'constant' : kind, body, exported: true }];
  if (owner === 'exports' || owner === 'module.exports') return [{ name: property, kind, body, exported: true }];
  return kind === 'function'
    ? [{ name: property, kind, body, container: owner.replace(/\.prototype$/, ''), exported: true }]
    : [];
}

/** What is exported as the default without a name of its own. */
function readDefaultExport(node: Node): readonly Definition[] {
  const value = node.childForFieldName('value');
  if (value === null || value.type === 'identifier') return [];
  const { kind, body } = valueOf(value);
  return [{ name: 'default', kind: kind === 'variable' ? 'constant' : kind, body, exported: true }];
}
