import type { PhrasingContent } from 'mdast';
import { flat } from '../text.ts';

/** A line that starts with a label: `**Label:** value`. */
export interface LabelledLine {
  readonly label: string;
  /** False for `Label: value`, which is a label only if it is a known one. */
  readonly bold: boolean;
  readonly value: PhrasingContent[];
}

/** The lines of a paragraph as they stand in the source, or as `<br>` breaks them. */
export function splitLines(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value))) lines.push([]);
    else if (node.type === 'text') {
      const [first = '', ...others] = node.value.split(/[ \t]*\r?\n[ \t]*/);
      const pieces = [first, ...others].map((value) => ({ ...node, value }));
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) lines.push([]);
        if (piece.value !== '') lines.at(-1)?.push(piece);
      }
    } else lines.at(-1)?.push(node);
  }
  return lines.filter((line) => line.length > 0);
}

/** Reads the label of a line, in the forms that people give it: the colon inside or outside the bold, or no bold. */
export function readLabel(line: readonly PhrasingContent[]): LabelledLine | undefined {
  const [first, ...others] = line;
  if (first === undefined) return undefined;
  if (first.type === 'strong' || first.type === 'emphasis') return boldLabel(flat([first]), others);
  if (first.type !== 'text') return undefined;
  if (first.value.trim() === '') return readLabel(others);
  // Without a space after it, or beside letters of a script without spaces, bold is not read as bold.
  const literal = /^\s*(?:\*\*|__)\s*(.+?)\s*(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*/u.exec(first.value);
  const plain = /^\s*([^:：]{1,60}?)\s*[:：](?=\s|$)\s*/u.exec(first.value);
  const found = literal ?? plain;
  const label = found?.[1];
  if (found === null || label === undefined) return undefined;
  return { label, bold: literal !== null, value: withText(first.value.slice(found[0].length), others) };
}

function boldLabel(name: string, others: readonly PhrasingContent[]): LabelledLine | undefined {
  const inside = /^(.*?)\s*[:：]$/u.exec(name)?.[1];
  if (inside !== undefined)
    return inside === '' ? undefined : { label: inside, bold: true, value: withText('', others) };
  const [next, ...after] = others;
  if (next === undefined) return { label: name, bold: true, value: [] };
  const outside = next.type === 'text' ? /^\s*(?:[:：]|[—–-](?=\s))\s*/u.exec(next.value) : null;
  if (next.type !== 'text' || outside === null) return undefined;
  return { label: name, bold: true, value: withText(next.value.slice(outside[0].length), after) };
}

function withText(value: string, others: readonly PhrasingContent[]): PhrasingContent[] {
  return value === '' ? [...others] : [{ type: 'text', value }, ...others];
}

/** `**Label:** value`; one space between them, or bold is not read as bold. */
export function labelNodes(label: string, value: readonly PhrasingContent[]): PhrasingContent[] {
  const strong: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: `${label}:` }] };
  return value.length === 0 ? [strong] : [strong, { type: 'text', value: ' ' }, ...value];
}
