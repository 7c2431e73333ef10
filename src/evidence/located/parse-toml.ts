import type { AST } from 'toml-eslint-parser';
import { parseTOML } from 'toml-eslint-parser';
import type { Located } from './located.ts';
import { locatedList, locatedText } from './located.ts';

/** A map under construction: TOML may come back to a table from several places of the file. */
interface OpenTable {
  readonly text: null;
  readonly entries: Map<string, Located>;
  readonly items: Located[];
  readonly startLine: number;
  endLine: number;
}

/** Reads TOML 1.0, and the line breaks in inline tables that 1.1 allows. Throws where it does not parse. */
export function parseToml(text: string): Located {
  const root = openTable(1);
  for (const node of parseTOML(text, { tomlVersion: 'next' }).body[0].body) {
    if (node.type === 'TOMLKeyValue') assign(root, node);
    else {
      const table = tableAt(root, node);
      for (const pair of node.body) assign(table, pair);
    }
  }
  return root;
}

/** The table that a `[header]` names. Its resolved key holds the index of each `[[list]]` that it passes through. */
function tableAt(root: OpenTable, { resolvedKey, loc }: AST.TOMLTable): OpenTable {
  const startLine = loc.start.line;
  return resolvedKey.reduce<OpenTable>((table, part) => {
    const next = typeof part === 'number' ? openItem(table, part, startLine) : openEntry(table, part, startLine);
    next.endLine = Math.max(next.endLine, loc.end.line);
    return next;
  }, root);
}

function assign(table: OpenTable, { key, value, loc }: AST.TOMLKeyValue): void {
  const names = key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
  const last = names.pop() ?? '';
  const owner = names.reduce((open, name) => openEntry(open, name, loc.start.line), table);
  owner.entries.set(last, { ...locate(value), startLine: loc.start.line });
}

function locate(node: AST.TOMLContentNode): Located {
  const lines = { startLine: node.loc.start.line, endLine: node.loc.end.line };
  if (node.type === 'TOMLArray') return locatedList(node.elements.map(locate), lines);
  if (node.type === 'TOMLInlineTable') {
    const table = { ...openTable(lines.startLine), endLine: lines.endLine };
    for (const pair of node.body) assign(table, pair);
    return table;
  }
  return locatedText(node.kind === 'string' ? node.value : scalarText(node), lines);
}

function scalarText(node: Exclude<AST.TOMLValue, AST.TOMLStringValue>): string {
  if (node.kind === 'integer' || node.kind === 'float') return node.number;
  return node.kind === 'boolean' ? String(node.value) : node.datetime;
}

function openTable(line: number): OpenTable {
  return { text: null, entries: new Map(), items: [], startLine: line, endLine: line };
}

function openEntry(table: OpenTable, name: string, line: number): OpenTable {
  const existing = table.entries.get(name);
  if (existing !== undefined && isOpen(existing)) return existing;
  const created = openTable(line);
  table.entries.set(name, created);
  return created;
}

function openItem(table: OpenTable, index: number, line: number): OpenTable {
  const existing = table.items[index];
  if (existing !== undefined && isOpen(existing)) return existing;
  const created = openTable(line);
  table.items[index] = created;
  return created;
}

/** Maps made here stay open to later headers; what `locatedText` and `locatedList` made is closed. */
function isOpen(node: Located): node is OpenTable {
  return node.text === null && node.entries instanceof Map && Array.isArray(node.items);
}
