import type { InlineCode, PhrasingContent } from 'mdast';
import { flat } from '../text.ts';
import { excerpt } from './remark.ts';

/** False for what inline code cannot hold in every place: in a table cell a backslash before a pipe is eaten. */
export function canBeCode(value: string): boolean {
  return value !== '' && !value.includes('\\|');
}

export function codeNode(value: string): InlineCode {
  return { type: 'inlineCode', value };
}

/**
 * The names in a list with commas, semicolons, line breaks or "and" between them. If some are inline code, other words
 * are remarked unless they look like a name; `src/{a,b}.ts` is two names; "none" and "n/a" are no name.
 */
export function readCodes(nodes: readonly PhrasingContent[], remark: (message: string) => void): string[] {
  const segments = segmentsOf(nodes);
  const inCode = segments.some(({ names }) => names.length > 0);
  return segments.flatMap(({ names, words, said }) => {
    const none = nothing.exec(words)?.[0];
    if (none !== undefined) {
      if (said.length > none.length) remark(lost(said.slice(none.length).trim()));
      return [];
    }
    if (inCode && names.length === 0 && !looksLikeName(words)) {
      if (words !== '') remark(lost(words));
      return [];
    }
    if (names.length === 0) return words.split(conjunction).filter(Boolean).flatMap(expandBraces);
    if (words !== '') remark(lost(words));
    return names;
  });
}

/** `a/{b,c}.ts` → `a/b.ts`, `a/c.ts`, as shells do with paths; other braces stay. */
export function expandBraces(name: string): string[] {
  const braces = /^([^\s{}()]*)\{([^\s{}]*,[^\s{}]*)\}(.*)$/s.exec(name);
  if (braces === null) return [name];
  const [, before = '', middle = '', after = ''] = braces;
  if (!before.includes('/') && !/^[/.]/.test(after)) return [name];
  return middle.split(',').flatMap((piece) => expandBraces(`${before}${piece}${after}`));
}

interface Segment {
  readonly names: readonly string[];
  /** What else stands in it, without code and what joins codes. */
  readonly words: string;
  /** All of it. */
  readonly said: string;
}

const separator = /[,;、，]\s*(?![^{}]*\})|\n+/u;
const conjunction = /\s+(?:and|&|\+)\s+/;
const nothing = /^(?:none|n\/a|nothing|no files?|not applicable|[-–—])(?=$|[\s:;,.(])[.:]?/i;

function segmentsOf(nodes: readonly PhrasingContent[]): Segment[] {
  const segments: PhrasingContent[][] = [[]];
  for (const node of nodes.flatMap(unwrap)) {
    const [first, ...others] = node.type === 'text' ? node.value.split(separator).map(textNode) : [node];
    if (first !== undefined) segments.at(-1)?.push(first);
    segments.push(...others.map((one) => [one]));
  }
  return segments.map((segment) => ({
    names: segment
      .filter(({ type }) => type === 'inlineCode')
      .flatMap((node) => expandBraces(flat([node])).filter(Boolean)),
    words: flat(segment.filter(({ type }) => type !== 'inlineCode')).replace(/^(?:and|&|\+|or)\b\s*|^\.$/i, ''),
    said: flat(segment),
  }));
}

function textNode(value: string): PhrasingContent {
  return { type: 'text', value };
}

/** Emphasis and links around names do not count; a line break separates. */
function unwrap(node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value)))
    return [{ type: 'text', value: '\n' }];
  return node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete' || node.type === 'link'
    ? node.children.flatMap(unwrap)
    : [node];
}

function looksLikeName(words: string): boolean {
  return words !== '' && !/\s/.test(words) && /[./_\-0-9]/.test(words);
}

function lost(words: string): string {
  return `Unexpected words ${JSON.stringify(excerpt(words))} in a list of names: they are not kept.`;
}
