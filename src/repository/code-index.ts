import type { IndexColumns } from './index-columns.ts';
import type { TermIndex } from './search/term-index.ts';

/** One file as the lexer saw it. */
export interface IndexedFile {
  readonly path: string;
  /** Language id of `languages.ts`, or null for plain text. */
  readonly language: string | null;
  /** Names defined in the file, with the line of each (1-based). */
  readonly definitions: readonly { readonly name: string; readonly line: number }[];
  /** Paths of repository files that this one imports, resolved. */
  readonly imports: readonly string[];
  /** Module specifiers that resolve to no file here (external packages). */
  readonly externalImports: readonly string[];
  readonly lineCount: number;
}

/** A file that a lexical search found. `score` is BM25F, comparable within one search only. */
export interface SearchHit {
  readonly path: string;
  readonly score: number;
  /** The query terms that the file holds, rarest first. */
  readonly terms: readonly string[];
}

/** The lexer-tier index: cheap over everything. */
export interface CodeIndex {
  readonly files: ReadonlyMap<string, IndexedFile>;
  /** Paths by file number, as `terms` numbers them. */
  readonly paths: readonly string[];
  /** The words and terms of all files, for scores of one's own. */
  readonly terms: TermIndex;
  /** What the index is made of, for whoever goes through all of it. */
  readonly columns: IndexColumns;
  /** Files that define this exact name. */
  definitionsOf(name: string): readonly { readonly path: string; readonly line: number }[];
  /** Files that import this one. */
  importersOf(path: string): readonly string[];
  /** BM25F over path, definitions, comments, strings and body. */
  search(text: string, limit: number): readonly SearchHit[];
  /** True if this identifier occurs anywhere in the file's text as a whole word. */
  mentions(path: string, name: string): boolean;
  /** Every defined name, for "did you mean". */
  definedNames(): Iterable<string>;
}
