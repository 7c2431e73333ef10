import type { Node } from 'web-tree-sitter';
import type { CodeSymbol, SymbolKind } from '../symbols.ts';
import { summarizeComment } from './doc-comment.ts';
import type { GrammarParser } from './load-parser.ts';
import { readSignature } from './signature.ts';
import type { Definition, Scope, SymbolRules } from './symbol-rules.ts';

const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'type', 'enum']);
const LOCALS: ReadonlySet<SymbolKind> = new Set(['variable', 'constant']);

interface OpenScope extends Scope {
  readonly endIndex: number;
}

/** Every definition of a tree, in the order of their start; local variables are left out. */
export function collectSymbols(
  parser: GrammarParser,
  root: Node,
  text: string,
  rules: SymbolRules,
): readonly CodeSymbol[] {
  const exportedNames = rules.exportedNames?.(root) ?? new Set<string>();
  const symbols: CodeSymbol[] = [];
  const scopes: OpenScope[] = [];
  for (const node of parser.find(root, Object.keys(rules.definitions))) {
    while ((scopes.at(-1)?.endIndex ?? Infinity) <= node.startIndex) scopes.pop();
    const scope = scopes.at(-1) ?? null;
    for (const definition of rules.definitions[node.type]?.(node) ?? []) {
      const { name } = definition;
      const kind = kindIn(definition, scope);
      if (isFunction(scope?.kind) && LOCALS.has(kind)) continue;
      const exported =
        !isFunction(scope?.kind) &&
        ((definition.exported ?? rules.isExported(node, name, scope)) || (scope === null && exportedNames.has(name)));
      scopes.push({ name, kind, exported, endIndex: node.endIndex });
      if (definition.scope !== true)
        symbols.push({
          ...describe(node, definition, text, rules),
          kind,
          exported,
          container: containerOf(definition, scope),
        });
    }
  }
  return symbols;
}

function kindIn({ kind, container }: Definition, scope: Scope | null): SymbolKind {
  const inType = (scope !== null && TYPES.has(scope.kind)) || (container ?? null) !== null;
  return kind === 'function' && inType ? 'method' : kind;
}

function isFunction(kind: SymbolKind | undefined): boolean {
  return kind === 'function' || kind === 'method';
}

function containerOf({ container }: Definition, scope: Scope | null): string | null {
  return container === undefined ? (scope?.name ?? null) : container;
}

function describe(node: Node, { name, body }: Definition, text: string, rules: SymbolRules) {
  const whole = widen(node, rules);
  const first = firstAttribute(whole, rules);
  return {
    name,
    startLine: first.startPosition.row + 1,
    endLine: lastLine(whole),
    signature: readSignature(text, whole, body ?? null, rules.attributes),
    summary: summarizeComment(rules.findDocstring?.(node) ?? commentBefore(first, rules)),
  };
}

/** A statement that declares several things, or a group in brackets, belongs to none of them. */
function widen(node: Node, rules: SymbolRules): Node {
  const { parent } = node;
  if (parent === null || !rules.wrappers.includes(parent.type)) return node;
  const declared = parent.namedChildren.filter(({ type }) => rules.definitions[type] !== undefined);
  return declared.length > 1 || parent.children.some(({ type }) => type === '(') ? node : widen(parent, rules);
}

function firstAttribute(node: Node, rules: SymbolRules): Node {
  const before = node.previousNamedSibling;
  return before !== null && rules.attributes.includes(before.type) ? firstAttribute(before, rules) : node;
}

/** Some grammars end a node with the line break, at the start of the next line. */
function lastLine(node: Node): number {
  const { row, column } = node.endPosition;
  return column === 0 && row > node.startPosition.row ? row : row + 1;
}

/** The comment that stands directly above, as written: one block, or lines without a gap. */
function commentBefore(node: Node, { isForEnclosing }: SymbolRules): string | null {
  const parts: string[] = [];
  let line = node.startPosition.row;
  for (let before = previousOf(node); before !== null; before = before.previousSibling) {
    if (!before.type.includes('comment') || lastLine(before) < line || isTrailing(before)) break;
    const { text } = before;
    const isBlock = text.startsWith('/*');
    if (text.startsWith('#!') || isForEnclosing?.(text) === true || (isBlock && parts.length > 0)) break;
    parts.unshift(text);
    line = before.startPosition.row;
    if (isBlock) break;
  }
  return parts.length === 0 ? null : parts.join('\n');
}

/** Some grammars put the comment above the first member outside the body that the member opens. */
function previousOf(node: Node): Node | null {
  const { previousSibling, parent } = node;
  if (previousSibling !== null || parent === null || parent.startIndex !== node.startIndex) return previousSibling;
  return previousOf(parent);
}

/** A comment at the end of a line of code speaks of that line. */
function isTrailing(comment: Node): boolean {
  const before = comment.previousSibling;
  return before !== null && before.endPosition.row === comment.startPosition.row && before.endPosition.column > 0;
}
