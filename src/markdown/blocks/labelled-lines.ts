import { isDeepStrictEqual } from 'node:util';
import type { PhrasingContent, RootContent } from 'mdast';
import type { Block, MarkdownSource, Parsed, Remark } from './block.ts';
import { emptyRecord, keyOfName, recordSchema, type Fields, type RecordOf } from './fields.ts';
import { labelNodes, readLabel, splitLines } from './lines.ts';
import { readItems } from './list-items.ts';
import { listNode } from './list-nodes.ts';
import { remarkOn } from './remark.ts';

/** How the lines stand: each a paragraph of its own, or each a bullet. */
export interface LinesForm {
  readonly as: 'paragraphs' | 'bullets';
}

/** One record as lines that start with bold labels: `**Files affected:** …`. */
export function labelledLines<const F extends Fields>(
  fields: F,
  form: LinesForm = { as: 'paragraphs' },
): Block<RecordOf<F>> {
  // The record holds one value per label by construction; TypeScript cannot follow keys through Object.entries.
  return recordLines(fields, form) as unknown as Block<RecordOf<F>>;
}

type Values = Readonly<Record<string, unknown>>;

function recordLines(fields: Fields, { as }: LinesForm): Block<Values> {
  const all = Object.entries(fields);
  const empty = emptyRecord(fields);
  const bullet = as === 'bullets' ? '- ' : '';
  return {
    kind: 'labelled lines',
    schema: recordSchema(fields),
    empty,
    skeleton: all
      .map(([, { name, cell }]) => `${bullet}**${name}:** ${cell.hole(name)}`)
      .join(as === 'bullets' ? '\n' : '\n\n'),
    accepts: (node) => linesOf(node).some((line) => isKnown(fields, line)),
    render(value) {
      if (isDeepStrictEqual(value, empty)) return [];
      const lines = all.map(([key, { name, cell }]) => labelNodes(name, cell.render(value[key])));
      return as === 'bullets'
        ? [listNode(lines, { ordered: false })]
        : lines.map((children) => ({ type: 'paragraph', children }));
    },
    parse: (nodes, source) => parseLines(fields, nodes, source),
  };
}

function isKnown(fields: Fields, line: readonly PhrasingContent[]): boolean {
  const label = readLabel(line)?.label;
  return label !== undefined && keyOfName(fields, label) !== undefined;
}

/** The lines of a paragraph or of a list's items; none for other nodes. */
function linesOf(node: RootContent): PhrasingContent[][] {
  if (node.type === 'paragraph') return splitLines(node.children);
  if (node.type !== 'list') return [];
  return node.children.flatMap(({ children: [first] }) =>
    first?.type === 'paragraph' ? splitLines(first.children).slice(0, 1) : [],
  );
}

function parseLines(fields: Fields, nodes: readonly RootContent[], source: MarkdownSource): Parsed<Values> {
  const value = emptyRecord(fields);
  const found = new Map<string, { readonly nodes: PhrasingContent[]; readonly at: RootContent }>();
  const rest: RootContent[] = [];
  const remarks: Remark[] = [];
  for (const node of nodes) readNode(node);
  for (const [key, { nodes: line, at }] of found) {
    const cell = fields[key]?.cell;
    if (cell !== undefined && line.length > 0)
      value[key] = cell.parse(line, (message) => remarks.push(remarkOn(at, message)));
  }
  const missing = Object.entries(fields).filter(([key]) => !found.has(key));
  if (found.size > 0)
    remarks.push(...missing.map(([, { name }]) => remarkOn(nodes[0], `Missing the line "${name}:".`)));
  return { value, rest, remarks };

  function readNode(node: RootContent): void {
    if (node.type === 'paragraph') readLines(node, splitLines(node.children));
    else if (node.type === 'list') {
      const items = readItems([node], source);
      rest.push(...items.rest);
      remarks.push(...items.remarks);
      for (const item of items.items) readLines(node, splitLines(item.nodes));
    } else rest.push(node);
  }

  /** A line without a known label continues the one before it; without one before it, it is no part of this. */
  function readLines(at: RootContent, lines: readonly PhrasingContent[][]): void {
    let current: PhrasingContent[] | undefined;
    for (const line of lines) {
      const label = readLabel(line);
      const key = label === undefined ? undefined : keyOfName(fields, label.label);
      if (label !== undefined && key !== undefined && !found.has(key)) {
        current = [...label.value];
        found.set(key, { nodes: current, at });
      } else if (label?.bold === true || current === undefined) {
        current = undefined;
        rest.push({ type: 'paragraph', children: line });
      } else current.push({ type: 'text', value: ' ' }, ...line);
    }
  }
}
