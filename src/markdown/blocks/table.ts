import type { PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { z } from 'zod';
import { flat } from '../text.ts';
import type { Block, MarkdownSource, Parsed, Remark } from './block.ts';
import { emptyRecord, field, keyOfName, recordSchema, type Fields, type RecordOf } from './fields.ts';
import { remarkOn } from './remark.ts';
import { cellNode, tableNode } from './table-nodes.ts';

/** A column of a table: its header, and how its cells are written. */
export const column = field;

/** A table with fixed columns; one record per row. Columns are found by their headers, in any order. */
export function table<const Columns extends Fields>(columns: Columns): Block<readonly RecordOf<Columns>[]> {
  // The rows hold one value per column by construction; TypeScript cannot follow keys through Object.entries.
  return recordTable(columns) as unknown as Block<readonly RecordOf<Columns>[]>;
}

type Row = Readonly<Record<string, unknown>>;

function recordTable(columns: Fields): Block<readonly Row[]> {
  const all = Object.entries(columns);
  const names = all.map(([, { name }]) => name);
  return {
    kind: 'table',
    schema: z.array(recordSchema(columns)),
    empty: [],
    skeleton: [names, names.map(() => '---'), all.map(([, { name, cell }]) => cell.hole(name))]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n'),
    accepts: (node) =>
      node.type === 'table' && keysOfHeader(columns, node).filter((key) => key !== undefined).length * 2 >= all.length,
    render(rows) {
      if (rows.length === 0) return [];
      const header = names.map((value): PhrasingContent[] => [{ type: 'text', value }]);
      return [tableNode([header, ...rows.map((row) => all.map(([key, { cell }]) => cell.render(row[key])))])];
    },
    parse: (nodes, source) => parseTables(columns, nodes, source),
  };
}

/** The column that each header means; a second header for the same one means none. */
function keysOfHeader(columns: Fields, { children }: Table): (string | undefined)[] {
  const keys = (children[0]?.children ?? []).map((cell) => keyOfName(columns, flat(cell.children)));
  return keys.map((key, index) => (keys.indexOf(key) === index ? key : undefined));
}

function parseTables(columns: Fields, nodes: readonly RootContent[], source: MarkdownSource): Parsed<Row[]> {
  const value: Row[] = [];
  const rest: RootContent[] = [];
  const remarks: Remark[] = [];
  for (const node of nodes) {
    if (node.type !== 'table') {
      rest.push(node);
      continue;
    }
    const keys = keysOfHeader(columns, node);
    const { rows, lazyText } = splitLazyText(node, source);
    value.push(...rows.map((row) => parseRow(columns, keys, row, remarks)));
    remarks.push(...remarksOnForm(columns, keys, node, source));
    rest.push(...unknownColumns(keys, node));
    if (lazyText === undefined) continue;
    rest.push({ type: 'paragraph', children: lazyText.children.flatMap(({ children }) => children) });
    remarks.push(remarkOn(lazyText, 'Unexpected text directly below a table, expected a blank line between them.'));
  }
  return { value, rest, remarks };
}

/** A line of text right below a table is read as its last row. */
function splitLazyText(
  { children }: Table,
  { text }: MarkdownSource,
): { rows: TableRow[]; lazyText: TableRow | undefined } {
  const rows = children.slice(1);
  const last = rows.at(-1);
  const { start, end } = last?.position ?? {};
  const wide = (children[0]?.children.length ?? 0) > 1;
  const lazy =
    wide && last?.children.length === 1 && start !== undefined && !text.slice(start.offset, end?.offset).includes('|');
  return lazy ? { rows: rows.slice(0, -1), lazyText: last } : { rows, lazyText: undefined };
}

function parseRow(columns: Fields, keys: readonly (string | undefined)[], row: TableRow, remarks: Remark[]): Row {
  const record = emptyRecord(columns);
  const cells = row.children.map(({ children }) => children);
  if (cells.length > keys.length) {
    remarks.push(
      remarkOn(
        row,
        `Unexpected ${cells.length} cells in a row, expected ${keys.length}: a pipe inside a cell is written \\|.`,
      ),
    );
    // GitHub drops the surplus; here it joins the last cell, so that no word is lost.
    const surplus = cells
      .splice(keys.length)
      .flatMap((cell): PhrasingContent[] => [{ type: 'text', value: ' | ' }, ...cell]);
    cells.at(-1)?.push(...surplus);
  }
  for (const [index, key] of keys.entries()) {
    const cell = key === undefined ? undefined : columns[key]?.cell;
    const nodes = cells[index] ?? [];
    if (key === undefined || cell === undefined || nodes.length === 0) continue;
    record[key] = cell.parse(nodes, (message) => remarks.push(remarkOn(row.children[index], message)));
  }
  return record;
}

/**
 * Pipes after an even run of backslashes, of which parsers make different cells; columns that are missing or nobody's.
 */
function remarksOnForm(
  columns: Fields,
  keys: readonly (string | undefined)[],
  node: Table,
  { text }: MarkdownSource,
): Remark[] {
  const missing = Object.entries(columns).filter(([key]) => !keys.includes(key));
  const source = text.slice(node.position?.start.offset, node.position?.end.offset);
  return [
    ...missing.map(([, { name }]) => remarkOn(node, `Missing the column "${name}".`)),
    ...(/(?<!\\)(?:\\\\)+\|/.test(source)
      ? [remarkOn(node, 'Unexpected even number of backslashes before a pipe, expected `\\|`.')]
      : []),
  ];
}

/** Columns that the table should not have, beside its first one so that it is seen what they belong to. */
function unknownColumns(keys: readonly (string | undefined)[], { children }: Table): RootContent[] {
  const unknown = [...keys.keys()].filter((index) => keys[index] === undefined);
  if (unknown.length === 0) return [];
  const shown = unknown.includes(0) ? unknown : [0, ...unknown];
  return [
    {
      type: 'table',
      children: children.map((row) => ({
        type: 'tableRow',
        children: shown.map((index) => row.children[index] ?? cellNode([])),
      })),
    },
  ];
}
