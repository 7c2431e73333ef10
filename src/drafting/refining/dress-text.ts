import type { RootContent, Table } from 'mdast';
import { parseMarkdown } from '../../markdown/markdown.ts';
import { flat } from '../../markdown/text.ts';
import type { PlanSection } from '../../plan/plan.ts';
import { keepLines, type KeptLine } from './keep-lines.ts';
import { labelsOf, type SectionForm } from '../../sections/adapt-nodes.ts';
import { findOpened } from '../../sections/find-opened.ts';
import { holeOf, meansHeading } from '../../sections/heading.ts';
import { isStep } from '../../sections/likeness.ts';
import type { Section } from '../../sections/section.ts';

/** A piece of a text to be replaced. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Canonical Markdown of a section in the clothes of the one that stands: its own headings, and where it is foreign, columns and labels. */
export function dressText(
  section: Section,
  markdown: string,
  standing: PlanSection,
  kept: readonly KeptLine[],
): string {
  const { isForeign, shift } = standing.form;
  const wornBy = readHeadings(section, standing);
  const edits = parseMarkdown(markdown).children.flatMap((node): Edit[] => {
    if (node.type === 'heading') {
      const template = templateOf(section, node);
      const worn = template === null ? undefined : wornBy.get(template);
      return [{ ...rangeOf(node), text: worn ?? level(withStepWord(sourceOf(node, markdown), standing), shift) }];
    }
    const header = node.type === 'table' && isForeign ? dressTable(node, markdown, standing) : [];
    return [...header, ...keepLines(node, markdown, kept)];
  });
  const dressed = applyEdits(markdown, edits);
  return isForeign ? withLabels(section, dressed, standing) : dressed;
}

/** The same for a section that the plan does not have yet: on the levels of the others, and without numbers where they have none. */
export function dressMissing(markdown: string, { shift }: SectionForm, isNumbered: boolean): string {
  const edits = parseMarkdown(markdown).children.flatMap((node): Edit[] => {
    if (node.type !== 'heading') return [];
    const source = level(sourceOf(node, markdown), shift);
    return [{ ...rangeOf(node), text: isNumbered ? source : source.replace(/^(#+ )\d+(?:\.\d+)*\.? /, '$1') }];
  });
  return applyEdits(markdown, edits);
}

/** Headings as they stand, by the template's; names in those that have the template's words are the content's to say. */
function readHeadings(section: Section, { nodes, text }: PlanSection): ReadonlyMap<string, string> {
  const worn = nodes.flatMap((node, index) => {
    const template = index === 0 && node.type === 'heading' ? section.heading : templateOf(section, node);
    const isNamed = template !== null && holeOf(template) !== null && meansHeading(template, titleOf(node));
    return template === null || isNamed ? [] : [[template, sourceOf(node, text)] as const];
  });
  return new Map(worn.reverse()); // Of two, the first counts.
}

function titleOf(node: RootContent): string {
  return node.type === 'heading' ? flat(node.children) : '';
}

function templateOf(section: Section, node: RootContent): string | null {
  if (node.type !== 'heading') return null;
  const opened = findOpened(section, node)?.heading ?? null;
  return opened ?? (meansHeading(section.heading, flat(node.children)) ? section.heading : null);
}

function withStepWord(source: string, { nodes, text, form }: PlanSection): string {
  const step = form.isForeign && nodes.find((node) => node.type === 'heading' && isStep(flat(node.children)));
  const word = step ? /^#*\s*(\p{L}+)/u.exec(sourceOf(step, text))?.[1] : undefined;
  return word === undefined ? source : source.replace(/^(#+ )Step(?= \d)/, `$1${word}`);
}

/** The header of the standing table that has the same columns, or the names of its fields. */
function dressTable(table: Table, markdown: string, { nodes, text }: PlanSection): Edit[] {
  const names = (one: Table) => one.children.map(({ children: [first] }) => flat(first?.children ?? []));
  const columns = ({ children: [head] }: Table) => (head?.children ?? []).map((cell) => flat(cell.children)).join('|');
  const tables = nodes.filter((node): node is Table => node.type === 'table');
  const same = tables.find((one) => columns(one) === columns(table));
  if (same !== undefined) return cellEdits(table.children[0], same.children[0], markdown, text);
  const fields = tables.find((one) => names(one).slice(1).join('|') === names(table).slice(1).join('|'));
  if (fields === undefined) return [];
  const heads = cellEdits(table.children[0], fields.children[0], markdown, text);
  return [
    ...heads,
    ...table.children
      .slice(1)
      .flatMap((row, index) => cellEdits(row, fields.children[index + 1], markdown, text).slice(0, 1)),
  ];
}

function cellEdits(
  own: Table['children'][number] | undefined,
  worn: typeof own,
  markdown: string,
  text: string,
): Edit[] {
  return (own?.children ?? []).flatMap((cell, index) => {
    const other = worn?.children[index];
    if (other === undefined) return [];
    const [, before = '', after = ''] = /^(\|?[ \t]*)[\s\S]*?([ \t]*\|?)$/.exec(markdown.slice(...spanOf(cell))) ?? [];
    const words = text.slice(...spanOf(other)).replace(/^\|?[ \t]*|[ \t]*\|?$/g, '');
    return [{ ...rangeOf(cell), text: before + words + after }];
  });
}

/** Labels of steps as they stand: reading leaves them their places. */
function withLabels(section: Section, markdown: string, { nodes, text }: PlanSection): string {
  const labels = labelsOf(Object.values(section.parts));
  const list = nodes.find((node) => node.type === 'list' && node.children.length === labels.length);
  if (list?.type !== 'list' || labels.length === 0) return markdown;
  return labels.reduce((before, label, index) => {
    const first = list.children[index]?.children[0];
    const bold = first?.type === 'paragraph' ? first.children[0] : undefined;
    if (bold?.type !== 'strong') return before;
    const worn = text.slice(...spanOf(bold));
    return before.replaceAll(
      new RegExp(`^(- )?\\*\\*${label}:\\*\\*`, 'gm'),
      (_, bullet = '') => `${String(bullet)}${worn}${/[:：]\**$/u.test(worn) ? '' : ':'}`,
    );
  }, markdown);
}

function level(source: string, shift: number): string {
  return shift === 0
    ? source
    : source.replace(/^#+/, (marks) => '#'.repeat(Math.max(1, Math.min(6, marks.length + shift))));
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
}

type Placed = Pick<RootContent, 'position'>;

function sourceOf(node: Placed, text: string): string {
  return text.slice(...spanOf(node));
}

function rangeOf(node: Placed): Pick<Edit, 'start' | 'end'> {
  const [start, end] = spanOf(node);
  return { start, end };
}

function spanOf({ position }: Placed): [start: number, end: number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}
