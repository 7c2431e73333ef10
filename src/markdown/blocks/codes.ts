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
 * The names in a list with commas, semicolons, line breaks or "and" between them. If some are inline code, only those are names, and
 * other words are remarked; `src/{a,b}.ts` is two names; "none" and "n/a" are no name.
 */
export function readCodes(nodes: readonly PhrasingContent[], remark: (message: string) => void): string[] {
  const segments = segmentsOf(nodes);
  const inCode = segments.some(({ names }) => names.length > 0);
  return segments.flatMap(({ names, words }) => {
    const none = nothing.exec(words);
    if (none !== null) {
      if (words.length > none[0].length || names.length > 0)
        remark(lost([...names, words.slice(none[0].length)].join(' ').trim()));
      return [];
    }
    if (!inCode || (names.length === 0 && looksLikeName(words))) return words === '' ? [] : expandBraces(words);
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
  /** What else stands in it, without code. */
  readonly words: string;
}

const separator = /[,;、，]\s*(?![^{}]*\})|\n+|\s+(?:and|&|\+)\s+|^\s*and\s+/u;
const nothing = /^(?:none|n\/a|nothing|no files?|not applicable|[-–—])(?=$|[\s:;,.(])[.:]?/i;

function segmentsOf(nodes: readonly PhrasingContent[]): Segment[] {
  const segments: { names: string[]; words: string }[] = [{ names: [], words: '' }];
  for (const node of nodes.flatMap(unwrap)) {
    if (node.type === 'inlineCode')
      segments.at(-1)?.names.push(...expandBraces(flat([node])).filter((name) => name !== ''));
    else {
      const [first = '', ...others] = node.type === 'text' ? node.value.split(separator) : [flat([node])];
      const last = segments.at(-1);
      if (last !== undefined) last.words += first;
      segments.push(...others.map((words) => ({ names: [], words })));
    }
  }
  return segments.map(({ names, words }) => ({
    names,
    words: flat([{ type: 'text', value: words }]).replace(/^\.$/, ''),
  }));
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
