import type { Heading, PhrasingContent, RootContent, Table, TableCell } from 'mdast';
import { parseMarkdown } from '../markdown/markdown.ts';
import { flat } from '../markdown/text.ts';
import { meansHeading, numberOf } from './heading.ts';
import { isStep } from './likeness.ts';
import type { Part, Section } from './section.ts';

/** How the headings of a plan differ from the template's. */
export interface SectionForm {
  /** Levels that they stand deeper; negative for a plan whose chapters are of level 1. */
  readonly shift: number;
  /** They are in words of their own, such as another language: parts and columns are told by their numbers and places. */
  readonly isForeign: boolean;
}

/** A plan on the template. */
export const templateForm: SectionForm = { shift: 0, isForeign: false };

/**
 * A section's nodes, its heading first, with headings, columns and labels in the template's words and levels where a foreign plan
 * has its own. What is said stays, and so do all places.
 */
export function adaptNodes(
  section: Section,
  nodes: readonly RootContent[],
  { shift, isForeign }: SectionForm,
): readonly RootContent[] {
  const levelled = shift === 0 ? nodes : nodes.map((node) => shiftHeading(node, -shift));
  return isForeign ? translate(section, levelled) : levelled;
}

/** The same node at another level. */
export function shiftHeading(node: RootContent, levels: number): RootContent {
  if (node.type !== 'heading') return node;
  const depth = ([1, 2, 3, 4, 5, 6] as const).find((one) => one === Math.min(Math.max(node.depth + levels, 1), 6));
  return { ...node, depth: depth ?? node.depth };
}

function translate(section: Section, nodes: readonly RootContent[]): readonly RootContent[] {
  const parts = Object.values(section.parts);
  const headings = [...new Set(parts.flatMap(({ under = [] }) => under))];
  const hasSteps = parts.some(({ block }) => block.kind === 'step list');
  let opened: string | undefined;
  return nodes.map((node, index) => {
    if (node.type === 'heading') {
      if (index === 0) return node;
      if (hasSteps && isStep(flat(node.children))) return retitled(node, stepTitle(flat(node.children)));
      const meant = headingFor(headings, flat(node.children), nodes);
      if (meant === undefined) return node;
      opened = meant;
      return retitled(node, meant.replace(/\s*\(?\{\w+\}\)?/, ''));
    }
    const around = parts.filter(({ under = [] }) =>
      under.length === 0 ? opened === undefined : under.at(-1) === opened,
    );
    if (node.type === 'table') return translateTable(node, around);
    return hasSteps ? translateLabels(node, parts) : node;
  });
}

/** By its words; else by its number, which no heading may have whose words are the template's. */
function headingFor(headings: readonly string[], title: string, nodes: readonly RootContent[]): string | undefined {
  const named = headings.find((template) => meansHeading(template, title));
  if (named !== undefined) return named;
  const own = nodes.flatMap((node, index) => (node.type === 'heading' && index > 0 ? [flat(node.children)] : []));
  const free = headings.filter((template) => !own.some((other) => meansHeading(template, other)));
  const number = numberOf(title);
  if (number !== null) return free.find((template) => numberOf(template) === number);
  const strange = own.filter((other) => !headings.some((template) => meansHeading(template, other)));
  return strange.length === free.length ? free[strange.indexOf(title)] : undefined;
}

function stepTitle(title: string): string {
  return title.trim().replace(/^\p{L}+\s*/u, 'Step ');
}

function retitled(node: Heading, title: string): Heading {
  return { ...node, children: [{ type: 'text', value: title, ...placeOf(node) }] };
}

function placeOf({ position }: RootContent | TableCell) {
  return position === undefined ? {} : { position };
}

/** The columns of the first table with as many that the place has, or the names of its fields. */
function translateTable(table: Table, parts: readonly Part<unknown>[]): Table {
  if (parts.some(({ block }) => block.accepts(table, false))) return table;
  for (const { block } of parts) {
    const sample = parseMarkdown(block.skeleton).children.find((node) => node.type === 'table');
    const isFields = block.kind === 'field table';
    if (sample === undefined || sample.children[0]?.children.length !== table.children[0]?.children.length) continue;
    if (isFields && sample.children.length !== table.children.length) continue;
    return {
      ...table,
      children: table.children.map((row, index) => ({
        ...row,
        children: row.children.map((cell, column) =>
          isFields === (column === 0 && index > 0) && (isFields || index === 0)
            ? renamed(cell, flat(sample.children[index]?.children[column]?.children ?? []))
            : cell,
        ),
      })),
    };
  }
  return table;
}

function renamed(cell: TableCell, name: string): TableCell {
  return { ...cell, children: [{ type: 'text', value: name, ...placeOf(cell) }] };
}

/** The labels of a step, when a list has as many as the template. */
function translateLabels(node: RootContent, parts: readonly Part<unknown>[]): RootContent {
  const labels = labelsOf(parts);
  if (node.type !== 'list' || node.children.length !== labels.length) return node;
  const children = node.children.map((item, index) => {
    const [first, ...rest] = item.children;
    const [bold, ...words] = first?.type === 'paragraph' ? first.children : [];
    if (first?.type !== 'paragraph' || bold?.type !== 'strong') return item;
    const colon = /[:：]\s*$/u.test(flat([bold])) ? ':' : '';
    const label: PhrasingContent = { ...bold, children: [{ type: 'text', value: `${labels[index] ?? ''}${colon}` }] };
    return { ...item, children: [{ ...first, children: [label, ...words] }, ...rest] };
  });
  return { ...node, children };
}

/** The labels that the lines of a step have in the template. */
export function labelsOf(parts: readonly Part<unknown>[]): readonly string[] {
  const skeleton = parts.find(({ block }) => block.kind === 'step list')?.block.skeleton ?? '';
  return [...skeleton.matchAll(/^(?:- )?\*\*([^*]+?):\*\*/gm)].map(([, label = '']) => label);
}
