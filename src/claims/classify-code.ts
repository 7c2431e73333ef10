import { expandBraces } from '../markdown/blocks/codes.ts';
import { isFilePath, readCitation } from './path-forms.ts';

/** What a piece of inline code claims as a whole. */
export interface CodeForm {
  readonly kind: 'path' | 'citation' | 'symbol';
  readonly values: readonly string[];
}

/**
 * What inline code in a sentence speaks of, judged by its form alone: a path, lines of a file, a set of either in braces, or
 * a symbol. Null for everything else, which is left alone: words, literals, patterns, commands, code.
 */
export function classifyCode(code: string): CodeForm | null {
  const text = code.trim();
  const name = readSymbol(text);
  if (/\s/u.test(text)) return name === null ? null : { kind: 'symbol', values: [name] };
  const values = expandBraces(text);
  if (values.every(isFilePath)) return { kind: 'path', values };
  const citations = values.map((value) => readCitation(value));
  if (citations.every((citation) => citation !== null && isFilePath(citation.path)))
    return { kind: 'citation', values };
  return name === null ? null : { kind: 'symbol', values: [name] };
}

const identifier = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const chain = `${identifier}(?:(?:\\.|::|#|->)${identifier})*`;
const called = new RegExp(`^(${chain})\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)$`, 'u');
const named = new RegExp(`^${chain}$`, 'u');
/** A dot, a hump or an underscore inside: no plain word is written so. */
const marked = /[.#]|::|->|[\p{Ll}\p{N}]\p{Lu}|\p{Lu}\p{Lu}\p{Ll}|[\p{L}\p{N}]_+[\p{L}\p{N}]|^__?\p{L}/u;
const domain = /\.(?:com|org|net|io|dev|ai|app|js|md)$/iu;

/** The name in `name`, `name()` or `a.b(…)`, if nothing but a symbol is written so. */
export function readSymbol(text: string): string | null {
  const call = called.exec(text)?.[1];
  if (call !== undefined) return notCalls.test(call) ? null : call;
  return named.test(text) && marked.test(text) && !domain.test(text) ? text : null;
}

/**
 * The name in a declared symbol, however its language writes it: `(*Context).JSON(code)`, `Vec<T>`, `func ServeHTTP`, `&Router::route`.
 * Null for words that are no name.
 */
export function bareSymbol(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^func\s*\(\s*\w*\s*\*?\s*(\w+)[^)]*\)\s*(?=\w)/u, '$1.')
    .replace(
      /^(?:(?:export|public|pub|static|async|abstract|final)\s+)*(?:class|interface|type|enum|struct|trait|func|function|fn|def|const|module|method)\s+/u,
      '',
    )
    .replace(/^\(?[*&]*([\p{L}\p{N}_$]+)\)?(?=\.|$)/u, '$1')
    .replace(/^[*&]+/u, '')
    .replace(/\(.*\)$/su, '')
    .replace(/<[^<>]*(?:<[^<>]*>[^<>]*)*>|\[[\p{L}\p{N}_, ]+\]$/gu, '');
  return new RegExp(`^${identifier}[?!]?(?:(?:\\.|::|#|->)${identifier}[?!]?)*$`, 'u').test(bare) ? bare : null;
}

/** Words of languages that stand before brackets and name nothing. */
const notCalls =
  /^(?:if|for|while|switch|catch|return|function|fn|def|func|await|typeof|sizeof|new|and|or|not|in|O|q|w)$/u;
