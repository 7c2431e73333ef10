import type { Located } from '../located/located.ts';
import { at, entriesAt, textAt } from '../located/located.ts';
import { parseToml } from '../located/parse-toml.ts';

/** An entry of a version catalog. */
export interface CatalogEntry {
  /** `group:artifact`, or the id of a plugin. */
  readonly name: string;
  readonly version: string | null;
  /** 1-based line that writes the version: the entry's own, or that of the version it refers to. */
  readonly line: number;
}

/** Libraries, plugins and bundles of a `libs.versions.toml` by the accessor that build files use: `libs.junit.jupiter`. */
export interface Catalog {
  readonly libraries: ReadonlyMap<string, CatalogEntry>;
  readonly plugins: ReadonlyMap<string, CatalogEntry>;
  readonly bundles: ReadonlyMap<string, readonly string[]>;
}

/** Reads a version catalog. Throws where it is broken. */
export function parseGradleCatalog(text: string): Catalog {
  const root = parseToml(text);
  return {
    libraries: readTable(root, 'libraries', libraryName),
    plugins: readTable(root, 'plugins', (entry) => (entry.text === null ? textAt(entry, 'id') : before(entry.text, 1))),
    bundles: new Map(
      entriesAt(root, 'bundles').map(([key, list]) => [
        accessorOf(key),
        list.items.flatMap(({ text: alias }) => (alias === null ? [] : [accessorOf(alias)])),
      ]),
    ),
  };
}

/** Dashes and underscores of an alias are dots in its accessor. */
export function accessorOf(alias: string): string {
  return alias.replaceAll(/[-_]/gu, '.');
}

function readTable(
  root: Located,
  table: string,
  nameOf: (entry: Located) => string | null,
): ReadonlyMap<string, CatalogEntry> {
  return new Map(
    entriesAt(root, table).flatMap(([alias, entry]) => {
      const name = nameOf(entry);
      return name === null ? [] : [[accessorOf(alias), { name, ...readVersion(root, entry) }] as const];
    }),
  );
}

function libraryName(entry: Located): string | null {
  if (entry.text !== null) return before(entry.text, 2);
  const group = textAt(entry, 'group');
  const name = textAt(entry, 'name');
  return textAt(entry, 'module') ?? (group === null || name === null ? null : `${group}:${name}`);
}

function readVersion(root: Located, entry: Located): { readonly version: string | null; readonly line: number } {
  const inline = entry.text?.split(':').at(-1);
  if (entry.text !== null)
    return { version: inline !== undefined && /\d/u.test(inline) ? inline : null, line: entry.startLine };
  const reference = textAt(entry, 'version', 'ref');
  const version = reference === null ? at(entry, 'version') : at(root, 'versions', reference);
  const rich = ['strictly', 'require', 'prefer'].map((key) => textAt(version, key)).find((text) => text !== null);
  return { version: version?.text ?? rich ?? null, line: version?.startLine ?? entry.startLine };
}

/** The first parts of `group:artifact:version`. */
function before(coordinates: string, parts: number): string {
  return coordinates.split(':').slice(0, parts).join(':');
}
