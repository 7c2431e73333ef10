import { languageOf } from './languages.ts';
import type { Repository } from './repository.ts';
import type { CodeSymbol, SymbolKind } from './symbols.ts';
import { collectSymbols } from './symbols/collect-symbols.ts';
import { extractScript } from './symbols/extract-script.ts';
import { symbolRules } from './symbols/index.ts';
import { loadParser, type GrammarParser } from './symbols/load-parser.ts';
import type { SymbolRules } from './symbols/symbol-rules.ts';

/** The definitions of one file in the order of their start; empty for a file whose text is not read. */
export async function readSymbols(repository: Repository, path: string): Promise<readonly CodeSymbol[]> {
  const text = repository.read(path);
  if (text === null) return [];
  const language = languageOf(path)?.id ?? '';
  const rules = symbolRules.get(language);
  if (rules === undefined) return readIndexed(repository, path);
  const source = COMPONENTS.has(language) ? extractScript(text) : text;
  const parser = await loadParser(rules.grammar);
  return parse(parser, source, rules) ?? readIndexed(repository, path);
}

/** Null for a text that takes too long, or that brings the grammar down: one file must not end the work on all others. */
function parse(parser: GrammarParser, source: string, rules: SymbolRules): readonly CodeSymbol[] | null {
  try {
    return parser.parse(source, (root) => collectSymbols(parser, root, source, rules));
  } catch (error) {
    if (error instanceof Error && error.name === 'RuntimeError') return null; // As WebAssembly calls it.
    throw error;
  }
}

const COMPONENTS = new Set(['svelte', 'vue']);

/** Where there is no grammar: the lexer knows names and lines, the line tells the kind, and the end is not known. */
function readIndexed(repository: Repository, path: string): readonly CodeSymbol[] {
  const definitions = repository.index().files.get(path)?.definitions ?? [];
  return definitions.map(({ name, line }) => {
    const head = (repository.lines(path)?.[line - 1] ?? name).trim().slice(0, 200);
    const kind = KINDS.find(([pattern]) => pattern.test(head))?.[1] ?? 'function';
    return {
      name,
      kind,
      startLine: line,
      endLine: line,
      container: null,
      // What the line opens goes on below it.
      signature: head.replace(/\s*[{(]+$/u, ''),
      summary: null,
      exported: true,
    };
  });
}

const KINDS: readonly (readonly [RegExp, SymbolKind])[] = [
  [/\b(?:fun|func|def|function|sub|proc|fn)\b/, 'function'],
  [/\b(?:enum)\b/, 'enum'],
  [/\b(?:interface|protocol|trait)\b/, 'interface'],
  [/\b(?:class|struct|object|record|actor|contract)\b/, 'class'],
  [/\b(?:module|namespace|defmodule)\b/, 'module'],
  [/\b(?:typealias|type|data|newtype)\b/, 'type'],
  [/\b(?:macro|defmacro)\b/, 'macro'],
  [/\b(?:const|val|final)\b/, 'constant'],
  [/\b(?:var|let)\b/, 'variable'],
];
