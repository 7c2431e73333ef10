import type { Node } from 'web-tree-sitter';
import type { SymbolKind } from '../symbols.ts';

/** What one node of a syntax tree defines. */
export interface Definition {
  readonly name: string;
  /** A `function` inside a type becomes a `method`. */
  readonly kind: SymbolKind;
  /** Where the body begins, which the signature leaves out. */
  readonly body?: Node | null;
  /** The type that it belongs to, where that is not what encloses it (the receiver of a Go method). */
  readonly container?: string | null;
  /** Where the language's rule for all does not hold. */
  readonly exported?: boolean;
  /** True for what only encloses, such as Rust's `impl`: it is not listed, and gives its name to what it holds. */
  readonly scope?: boolean;
}

/** What encloses a definition. */
export interface Scope {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly exported: boolean;
}

/** How the definitions of one language are read from its syntax tree. */
export interface SymbolRules {
  /** File of `@vscode/tree-sitter-wasm`. */
  readonly grammar: string;
  /** By node type. A node that only looks like a definition gives none. */
  readonly definitions: Readonly<Record<string, (node: Node) => readonly Definition[]>>;
  /** Node types around a definition that belong to it: export statements, decorators with what they decorate. */
  readonly wrappers: readonly string[];
  /** Node types before a definition, as siblings, that belong to it: attributes, decorators. */
  readonly attributes: readonly string[];
  /** Visible to other files. */
  readonly isExported: (node: Node, name: string, scope: Scope | null) => boolean;
  /** Names that the file exports somewhere else than at their definition. */
  readonly exportedNames?: (root: Node) => ReadonlySet<string>;
  /** A comment that documents what encloses it, not what follows. */
  readonly isForEnclosing?: (comment: string) => boolean;
  /** The text inside a definition that documents it, where that does not stand before it (Python). */
  readonly findDocstring?: (node: Node) => string | null;
}

/** Gives the rules back; it exists for their type. */
export function defineSymbolRules(rules: SymbolRules): SymbolRules {
  return rules;
}

/** The definition of a node that has its name in one field and its body in another. */
export function named(kind: SymbolKind, { field = 'name', body = 'body' } = {}): (node: Node) => readonly Definition[] {
  return (node) => {
    const name = node.childForFieldName(field)?.text;
    return name === undefined || name === '' ? [] : [{ name, kind, body: node.childForFieldName(body) }];
  };
}
