import { line } from '../line.ts';

/** What happens to a path: `context` is there only to show where the others are. */
export type Change = 'new' | 'modified' | 'deleted' | 'context';

/** A file or directory (its path ends with `/`), from the root of the tree. */
export interface TreeEntry {
  readonly path: string;
  readonly change: Change;
  readonly note: string;
}

export interface TreeFile {
  readonly name: string;
  readonly entry: TreeEntry;
}

/** A directory with what is in it, in the order of appearance. Without an entry it only leads to others. */
export interface TreeFolder {
  readonly name: string;
  readonly entry: TreeEntry | undefined;
  readonly children: (TreeFolder | TreeFile)[];
}

/** Arranges entries by directory; the order of first appearance is kept, and the first entry for a path. */
export function growTree(entries: readonly TreeEntry[]): TreeFolder {
  const root = folder('', undefined);
  for (const entry of entries) plant(root, entry);
  return root;
}

/** The entries of a tree, depth first, without directories that say no more than what is in them. */
export function entriesOf(tree: TreeFolder, inherited: Change = 'context'): TreeEntry[] {
  return tree.children.flatMap((child) => {
    const entry = child.entry === undefined ? undefined : inherit(child.entry, inherited);
    if (!('children' in child)) return entry === undefined ? [] : [entry];
    const implied = entry?.change === inherited && entry.note === '' && child.children.length > 0;
    return [
      ...(entry === undefined || implied ? [] : [entry]),
      ...entriesOf(child, passOn(entry?.change ?? inherited, inherited)),
    ];
  });
}

/** What holds for everything inside a directory: it is new or goes with it. */
export function passOn(change: Change, inherited: Change): Change {
  return change === 'new' || change === 'deleted' ? change : inherited;
}

/** What an entry without a note means inside a directory. */
export function usualChange(path: string, inherited: Change): Change {
  return inherited === 'context' && !path.endsWith('/') ? 'modified' : inherited;
}

/**
 * A path without what no name in a tree can hold: separators of other systems, dots that lead elsewhere, branches, the
 * start of a note.
 */
export function treePath(path: string): string {
  const names = line(path)
    .split(/[\\/]/)
    .map((name) =>
      line(
        name
          .replace(/[├└│┃┣┗─━]/g, '')
          .replace(/\s+(?=#)/g, '')
          .replace(/^#\s+/, '#'),
      ),
    )
    .filter((name) => !/^(?:\.{0,3}|…)$/.test(name));
  return names.length === 0 ? '' : `${names.join('/')}${/[\\/]\s*$/.test(path) ? '/' : ''}`;
}

function inherit(entry: TreeEntry, inherited: Change): TreeEntry {
  const decided = entry.change === 'new' || entry.change === 'deleted' || inherited === 'context';
  return decided ? entry : { ...entry, change: inherited };
}

function plant(root: TreeFolder, entry: TreeEntry): void {
  const names = entry.path.split('/').filter(Boolean);
  let parent = root;
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1;
    const path = `${names.slice(0, index + 1).join('/')}/`;
    const at = parent.children.findIndex((child) => child.name === name);
    const there = parent.children[at];
    if (last && !entry.path.endsWith('/')) {
      if (there === undefined) parent.children.push({ name, entry });
      return;
    }
    const own = there?.entry ?? (last ? entry : undefined);
    // What has something in it is a directory, whatever it was called before.
    const next = {
      name,
      entry: own && { ...own, path },
      children: there !== undefined && 'children' in there ? there.children : [],
    };
    parent.children.splice(at === -1 ? parent.children.length : at, 1, next);
    parent = next;
  }
}

function folder(name: string, entry: TreeEntry | undefined): TreeFolder {
  return { name, entry, children: [] };
}
