/**
 * A value of a parsed configuration document with the lines that it stands on, in one shape for JSON, YAML and TOML,
 * so that a reader of manifests asks for facts and cites them in the same way whatever the syntax.
 */
export interface Located {
  /** A scalar as text: a string's content, anything else as the document writes it (`3.10` stays `3.10`); else null. */
  readonly text: string | null;
  /** Values by key; empty unless this is a map. */
  readonly entries: ReadonlyMap<string, Located>;
  /** Values in order; empty unless this is a list. */
  readonly items: readonly Located[];
  /** 1-based line of the key, or of the value itself in a list. */
  readonly startLine: number;
  /** Last line of the value, inclusive. */
  readonly endLine: number;
}

/** A place in a document. */
export type Lines = Pick<Located, 'startLine' | 'endLine'>;

const noEntries: ReadonlyMap<string, Located> = new Map();

/** A scalar on its lines. */
export function locatedText(text: string | null, lines: Lines): Located {
  return { text, entries: noEntries, items: [], startLine: lines.startLine, endLine: lines.endLine };
}

/** A list on its lines. */
export function locatedList(items: readonly Located[], lines: Lines): Located {
  return { text: null, entries: noEntries, items, startLine: lines.startLine, endLine: lines.endLine };
}

/** A map on its lines. */
export function locatedMap(entries: ReadonlyMap<string, Located>, lines: Lines): Located {
  return { text: null, entries, items: [], startLine: lines.startLine, endLine: lines.endLine };
}

/** The same value, said to start where its key does. */
export function startingAt(value: Located, startLine: number): Located {
  return { ...value, startLine };
}

/** The value under these keys, one inside the other, or undefined. */
export function at(root: Located | undefined, ...keys: readonly string[]): Located | undefined {
  return keys.reduce<Located | undefined>((node, key) => node?.entries.get(key), root);
}

/** The text under these keys, or null. */
export function textAt(root: Located | undefined, ...keys: readonly string[]): string | null {
  return at(root, ...keys)?.text ?? null;
}

/** Keys and values of the map under these keys; empty when there is none. */
export function entriesAt(
  root: Located | undefined,
  ...keys: readonly string[]
): readonly (readonly [string, Located])[] {
  return [...(at(root, ...keys)?.entries ?? [])];
}

/** Items of the list under these keys; empty when there is none. */
export function itemsAt(root: Located | undefined, ...keys: readonly string[]): readonly Located[] {
  return at(root, ...keys)?.items ?? [];
}

/** The texts of a list, or of a lone scalar: many tools take either. */
export function textsOf(node: Located | undefined): readonly Located[] {
  if (node === undefined) return [];
  return node.text === null ? node.items.filter((item) => item.text !== null) : [node];
}
