import type { PhrasingContent, Table, TableCell } from 'mdast';

/** A table from rows of cells, the header first. */
export function tableNode(rows: readonly (readonly PhrasingContent[][])[]): Table {
  return { type: 'table', children: rows.map((cells) => ({ type: 'tableRow', children: cells.map(cellNode) })) };
}

export function cellNode(children: PhrasingContent[]): TableCell {
  return { type: 'tableCell', children };
}
