/** What a text imports: a module as written, and the names taken from it where the language says them. */
export interface ImportStatement {
  readonly module: string;
  readonly names: readonly string[];
}

/** What resolving needs to know about the repository. */
export interface FileLookup {
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** Paths that end with these parts, `/` between them: `suffix('a/b.py')` finds `src/a/b.py`. */
  endingWith(suffix: string): readonly string[];
  read(path: string): string | null;
}

/** Finds the repository files that one import statement of a file means; none for an external package. */
export type ResolveImport = (statement: ImportStatement, from: string) => readonly string[];

/** How a family of languages imports. */
export interface ImportRules {
  readonly languages: readonly string[];
  /** One statement means the same in all files of a folder, so that it is resolved there once. */
  readonly sameInFolder?: boolean;
  find(text: string): readonly ImportStatement[];
  createResolver(files: FileLookup): ResolveImport;
}

/** All groups of all matches that took part, for patterns whose groups are the modules. */
export function modulesIn(text: string, pattern: RegExp): ImportStatement[] {
  const found: ImportStatement[] = [];
  for (const match of text.matchAll(pattern)) {
    const module = match.slice(1).find((group) => group !== undefined);
    if (module !== undefined) found.push({ module, names: [] });
  }
  return found;
}
