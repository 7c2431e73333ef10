/** What a symbol is, in words that fit every language. */
export type SymbolKind =
  | 'function'
  | 'method'
  | 'class'
  | 'interface'
  | 'type'
  | 'enum'
  | 'constant'
  | 'variable'
  | 'module'
  | 'macro';

/** A definition in a file, with its full range. */
export interface CodeSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** 1-based, inclusive; the range holds decorators, attributes and the body, and not the comment before them. */
  readonly startLine: number;
  readonly endLine: number;
  /** Name of the enclosing class, type, module or function, if any. */
  readonly container: string | null;
  /** The declaration's head on one line (no body), at most 200 characters. */
  readonly signature: string;
  /** First sentence of the doc comment or docstring, or null. */
  readonly summary: string | null;
  /** Visible to other files by the language's own rules. */
  readonly exported: boolean;
}
