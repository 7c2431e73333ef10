import type { CodeSymbol } from '../../repository/symbols.ts';
import { escapePattern } from '../../repository/escape-pattern.ts';

/** A member where the symbols are read without a grammar, which leaves the class out. */
const INDENTED = /^\s+\S/;
/** Whoever calls it goes through the interface. */
const OVERRIDE =
  /^\s*(?:(?:public|protected|internal|open|final|suspend|async|inline|operator|infix)\s+)*override\b|@Override\b/;
/** Gives or takes a field and does nothing else: `fun name(): T = name`, `return this._name;`. */
const ACCESSOR = /^\s*(?:\w+\s+)*(?:fun|def|function|func)\s+\w+\(\)[^=]*=\s*\w+(?:\?*\.\w+)?\s*$/;

/** True for what another file can call and would want to: exported, of no class, no override and no plain accessor. `line` is its first one. */
export function isReusable(symbol: CodeSymbol, line: string): boolean {
  const { exported, container, name, signature, startLine, endLine } = symbol;
  if (!exported || container !== null || name.length < 3 || /^__\w+__$/.test(name)) return false;
  if (startLine === endLine && INDENTED.test(line)) return false;
  return ![line, signature].some((text) => OVERRIDE.test(text) || ACCESSOR.test(text));
}

/** True if a text calls a function or hands it on; a keyword or a word of a comment of the same letters is no use of it. */
export function calls(text: string, name: string): boolean {
  const plain = escapePattern(name);
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${plain}(?:\s*[(<!]|\s*[,)};]|\.)`, 'u').test(text);
}
