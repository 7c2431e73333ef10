import { isDeepStrictEqual } from 'node:util';
import type { RootContent, Table, TableRow } from 'mdast';
import { flat } from '../text.ts';
import type { Block, Parsed, Remark } from './block.ts';
import { emptyRecord, keyOfName, recordSchema, type Fields, type RecordOf } from './fields.ts';
import { remarkOn } from './remark.ts';
import { tableNode } from './table-nodes.ts';

const header = ['Field', 'Value'] as const;

/** A table of two columns that holds one record: the name of each field in bold, and its value. */
export function fieldTable<const F extends Fields>(fields: F): Block<RecordOf<F>> {
  // The record holds one value per field by construction; TypeScript cannot follow keys through Object.entries.
  return recordTable(fields) as unknown as Block<RecordOf<F>>;
}

type Values = Readonly<Record<string, unknown>>;

function recordTable(fields: Fields): Block<Values> {
  const all = Object.entries(fields);
  const empty = emptyRecord(fields);
  return {
    kind: 'field table',
    schema: recordSchema(fields),
    empty,
    skeleton: [[...header], ['---', '---'], ...all.map(([, { name, cell }]) => [`**${name}**`, cell.hole(name)])]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n'),
    accepts: (node) => node.type === 'table' && holdsFields(fields, node),
    render(value) {
      if (isDeepStrictEqual(value, empty)) return [];
      return [
        tableNode([
          header.map((title) => [{ type: 'text', value: title }]),
          ...all.map(([key, { name, cell }]) => [
            [{ type: 'strong' as const, children: [{ type: 'text' as const, value: name }] }],
            cell.render(value[key]),
          ]),
        ]),
      ];
    },
    parse: (nodes) => parseFields(fields, nodes),
  };
}

function holdsFields(fields: Fields, { children }: Table): boolean {
  const rows = children.slice(1);
  const known = rows.filter((row) => keyOfRow(fields, row) !== undefined).length;
  return children[0]?.children.length === 2 && known > 0 && known * 2 >= rows.length;
}

function keyOfRow(fields: Fields, { children }: TableRow): string | undefined {
  return keyOfName(fields, flat(children[0]?.children ?? []));
}

function parseFields(fields: Fields, nodes: readonly RootContent[]): Parsed<Values> {
  const value = emptyRecord(fields);
  const read = new Set<string>();
  const rest: RootContent[] = [];
  const remarks: Remark[] = [];
  for (const node of nodes) {
    if (node.type !== 'table') {
      rest.push(node);
      continue;
    }
    const [head, ...rows] = node.children;
    const unknown = rows.filter((row) => !readRow(row));
    if (head !== undefined && unknown.length > 0) rest.push({ type: 'table', children: [head, ...unknown] });
  }
  const missing = Object.entries(fields).filter(([key]) => !read.has(key));
  if (read.size > 0) remarks.push(...missing.map(([, { name }]) => remarkOn(nodes[0], `Missing the row "${name}".`)));
  return { value, rest, remarks };

  /** Tells whether the row is a field that was not read before. */
  function readRow(row: TableRow): boolean {
    const key = keyOfRow(fields, row);
    const cell = key === undefined ? undefined : fields[key]?.cell;
    if (key === undefined || cell === undefined || read.has(key)) return false;
    read.add(key);
    const [, place, ...surplus] = row.children;
    const nodesOfCell = [place, ...surplus].flatMap((one) => one?.children ?? []);
    if (surplus.length > 0)
      remarks.push(remarkOn(row, 'Unexpected third cell in a row, expected two: a pipe inside a cell is written \\|.'));
    if (nodesOfCell.length > 0)
      value[key] = cell.parse(nodesOfCell, (message) => remarks.push(remarkOn(place, message)));
    return true;
  }
}
