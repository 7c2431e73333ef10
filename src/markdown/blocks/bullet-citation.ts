import type { PhrasingContent } from 'mdast';
import { flat } from '../text.ts';

/**
 * Takes the first citation in brackets off what follows a bullet's opening: `` (`path:1-2`) ``. Words between the two
 * stay: `` `name` with `other` (`path:3`): text `` leaves "with `other`: text".
 */
export function takeCitation(nodes: readonly PhrasingContent[]): {
  readonly at: string;
  readonly after: readonly PhrasingContent[];
} {
  const index = nodes.findIndex((node, position) => isCited(nodes, position));
  const [open, cited, close] = nodes.slice(Math.max(index - 1, 0));
  if (index < 1 || open?.type !== 'text' || cited === undefined || close?.type !== 'text')
    return { at: '', after: nodes };
  const before = [...nodes.slice(0, index - 1), ...plain(open.value.replace(/\s*\(\s*$/, ''))];
  if (before.some(endsClause)) return { at: '', after: nodes };
  const rest = [...plain(close.value.replace(/^\s*\)/, '')), ...nodes.slice(index + 2)];
  return { at: flat([cited]), after: [...before, ...rest] };
}

/**
 * A line that only lists names with their citations, `` `f` (`a:1`), `g` (`b:2`) ``, as one line for each; any other
 * line as it is.
 */
export function splitCited(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [];
  for (let index = 0; index < nodes.length; index += 4) {
    const [name, open, cited, close] = nodes.slice(index, index + 4);
    const last = index + 4 >= nodes.length;
    const isEntry = name?.type === 'inlineCode' && cited?.type === 'inlineCode' && says(open, /^\s*\(\s*$/);
    if (!isEntry || !says(close, last ? /^\)\s*\.?\s*$/ : /^\)\s*(?:[,;]|[,;]?\s+and)\s+$/)) return [[...nodes]];
    lines.push([name, ...plain(' ('), cited, ...plain(')')]);
  }
  return lines;
}

/**
 * True for code that stands alone between brackets; right after the opening any code counts, later only one with line
 * numbers.
 */
function isCited(nodes: readonly PhrasingContent[], index: number): boolean {
  const [before, node, after] = [nodes[index - 1], nodes[index], nodes[index + 1]];
  if (node?.type !== 'inlineCode' || before?.type !== 'text' || after?.type !== 'text') return false;
  const near = index === 1 && /^\s*\(\s*$/.test(before.value);
  return /^\s*\)/.test(after.value) && (near || (/\s\(\s*$/.test(before.value) && /:\d+(?:-\d+)?$/.test(node.value)));
}

function says(node: PhrasingContent | undefined, words: RegExp): boolean {
  return node?.type === 'text' && words.test(node.value);
}

/** True if a new clause begins in the node, so that a citation after it belongs to another statement. */
function endsClause(node: PhrasingContent): boolean {
  return node.type === 'text' && /[:;.](?:\s|$)/.test(node.value);
}

function plain(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}
