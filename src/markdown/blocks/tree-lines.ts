import { line } from '../line.ts';
import {
  entriesOf,
  growTree,
  passOn,
  treePath,
  usualChange,
  type Change,
  type TreeEntry,
  type TreeFile,
  type TreeFolder,
} from './tree-entries.ts';
import { readNote, writeNote } from './tree-notes.ts';

/** Paths as a tree. `root` is the name of the directory that they start from, `.` for one without a name. */
export interface Tree {
  readonly root: string;
  readonly entries: readonly TreeEntry[];
}

/** The tree as lines of text: connectors, directories that lead to a single child on its line, notes after `#`. */
export function writeTree({ root, entries }: Tree): string {
  return [`${root}/`, ...writeChildren(growTree(entries), '', 'context')].join('\n');
}

/** Reads a tree in any of the usual drawings: columns of three or four, ASCII connectors, or indentation alone. */
export function readTree(text: string): { readonly tree: Tree; readonly unread: readonly string[] } {
  const lines = text.split(/\r\n|\n|\r/).map((raw) => ({ raw, row: readRow(raw) }));
  const rows = lines.flatMap(({ row }) => row ?? []);
  const unread = lines
    .filter(({ raw, row }) => row === undefined && /[\p{L}\p{N}]/u.test(raw))
    .map(({ raw }) => line(raw));
  const [first] = rows;
  if (first === undefined || !isRoot(first, rows)) return { tree: { root: '.', entries: readEntries(rows) }, unread };
  return {
    tree: { root: first.path === '' ? '.' : first.path.slice(0, -1), entries: readEntries(rows.slice(1)) },
    unread,
  };
}

/** The tree in the form that its drawing is read in: entries by directory, changes and notes as they are understood. */
export function tidyTree({ root, entries }: Tree): Tree {
  const name = treePath(root).replace(/\/$/, '');
  const tidy = entries
    .map(({ path, change, note }) => ({ path: treePath(path), change, note: line(note) }))
    .filter(({ path }) => path !== '');
  if (tidy.length === 0) return { root: '.', entries: [] };
  const named = name === '' || name.includes('/') || isSourceFolder(name) ? '.' : name;
  return readTree(writeTree({ root: named, entries: entriesOf(growTree(tidy)) })).tree;
}

interface Row {
  /** Where the name begins. */
  readonly column: number;
  /** True after a connector. */
  readonly joined: boolean;
  /** Empty for the root of a tree without a name. */
  readonly path: string;
  readonly note: string;
}

function readRow(raw: string): Row | undefined {
  const text = raw.replaceAll('\u00A0', ' ').replaceAll('\t', '    ');
  const prefix = /^(?:[\s│┃]|\|(?!-))*(?:(?:├|└|┣|┗|\+|\||`|\\)[─━-]+ ?|[-*•] )?/u.exec(text)?.[0] ?? '';
  const content = text.slice(prefix.length);
  if (/^#\s/.test(content)) return undefined;
  const { name, note } = splitNote(content);
  const path = treePath(name);
  const isUnnamedRoot = path === '' && /^\.[\\/]?$/.test(name) && prefix === '';
  return path === '' && !isUnnamedRoot
    ? undefined
    : { column: prefix.length, joined: /[─━\-*•]/.test(prefix), path, note };
}

/** The forms of a note, the surest first. */
const noteForms: readonly RegExp[] = [
  /^(.+?)\s+#\s*(.*)$/su,
  /^(.+?)\s+(?:\/\/|←|<-+|[—–])\s+(.+)$/su,
  /^(.+?)\s{2,}(\S.*)$/su,
  /^(.+?)\s+([([](?:new|added|modified|changed|updated|deleted|removed|unchanged|existing)\b[^)\]]*[)\]])$/isu,
  /^(.+?)\s+\**(NEW|ADDED|MODIFIED|CHANGED|UPDATED|DELETED|REMOVED)\**$/su,
];

function splitNote(content: string): { readonly name: string; readonly note: string } {
  const found = noteForms.map((form) => form.exec(content)).find((match) => match !== null);
  const name = line(found?.[1] ?? content).replace(/^(?:📁|📂|📄|🗂|📦|🆕|✨)\uFE0F?\s*/u, '');
  // `[new_folder/]` is a hole of the template; `[id]` is a name.
  const bare = name.replace(/^(\*\*|`)(.+)\1$/su, '$2').replace(/^\[([^[\]]+\/)\]$/u, '$1');
  return { name: bare, note: line(found?.[2] ?? '') };
}

/**
 * A first line that all others stand under names the root, unless it is a usual name of a directory inside a
 * repository.
 */
function isRoot(first: Row, rows: readonly Row[]): boolean {
  if (first.path === '') return true;
  const alone = rows.filter(({ column }) => column <= first.column).length === 1;
  return (
    alone &&
    rows.length > 1 &&
    !first.joined &&
    /^[^/]+\/$/.test(first.path) &&
    !isSourceFolder(first.path.slice(0, -1))
  );
}

function isSourceFolder(name: string): boolean {
  return sourceFolder.test(name);
}

const sourceFolder =
  /^(?:src|sources?|libs?|apps?|packages?|pkg|cmd|internal|crates|modules|tests?|specs?|__tests__|docs?|scripts?|tools|examples?|config|server|client|api|web|frontend|backend|public|include|components|\.github)$/i;

function readEntries(rows: readonly Row[]): TreeEntry[] {
  const above: { readonly column: number; readonly path: string; readonly inherited: Change }[] = [];
  const entries = rows.map((row, index): TreeEntry => {
    while ((above.at(-1)?.column ?? -1) >= row.column) above.pop();
    const { path: parent, inherited } = above.at(-1) ?? { path: '', inherited: 'context' as const };
    const leads = (rows[index + 1]?.column ?? 0) > row.column && !row.path.endsWith('/');
    const path = `${parent}${row.path}${leads ? '/' : ''}`;
    const read = readNote(row.note, usualChange(path, inherited));
    above.push({ column: row.column, path, inherited: passOn(read.change, inherited) });
    return { path, ...read };
  });
  return entriesOf(growTree(entries));
}

function writeChildren({ children }: TreeFolder, indent: string, inherited: Change): string[] {
  return children.flatMap((child, index) => {
    const last = index === children.length - 1;
    const { path, node } = collapse(child);
    const { entry } = node;
    const note = entry === undefined ? '' : writeNote(entry, usualChange(entry.path, inherited));
    const own = `${indent}${last ? '└' : '├'}── ${path}${note === '' ? '' : `  # ${note}`}`;
    if (!('children' in node)) return [own];
    return [
      own,
      ...writeChildren(node, `${indent}${last ? ' ' : '│'}   `, passOn(entry?.change ?? inherited, inherited)),
    ];
  });
}

/** Follows directories that hold nothing but one child: `src/middleware/`. */
function collapse(node: TreeFolder | TreeFile): { readonly path: string; readonly node: TreeFolder | TreeFile } {
  if (!('children' in node)) return { path: node.name, node };
  const [only, second] = node.children;
  if (only === undefined || second !== undefined || node.entry !== undefined) return { path: `${node.name}/`, node };
  const below = collapse(only);
  return { path: `${node.name}/${below.path}`, node: below.node };
}
