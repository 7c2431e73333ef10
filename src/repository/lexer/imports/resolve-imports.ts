import type { FileLookup, ImportRules, ImportStatement, ResolveImport } from './import-rules.ts';
import { folderOf } from '../../paths.ts';
import { importRules } from './index.ts';

/** What a file imports, told apart by whether the repository holds it. */
export interface ResolvedImports {
  /** Paths in the repository, each once, in the order of the text. */
  readonly imports: readonly string[];
  /** Modules as written that are no file here, each once. */
  readonly external: readonly string[];
}

const rulesByLanguage = new Map(
  importRules.flatMap((rules) => rules.languages.map((language) => [language, rules] as const)),
);

/** The import statements of a text; none for a language without rules. */
export function findImports(text: string, language: string | null): readonly ImportStatement[] {
  return language === null ? [] : (rulesByLanguage.get(language)?.find(text) ?? []);
}

/** Creates the resolver for all languages; each family's own is made when first needed. */
export function createImportResolver(
  files: FileLookup,
): (statements: readonly ImportStatement[], from: string, language: string | null) => ResolvedImports {
  const resolvers = new Map<ImportRules, ResolveImport>();
  return (statements, from, language) => {
    const rules = language === null ? undefined : rulesByLanguage.get(language);
    if (rules === undefined) return { imports: [], external: [] };
    const resolve = resolvers.get(rules) ?? createResolver(rules, files);
    resolvers.set(rules, resolve);
    const imports = new Set<string>();
    const external = new Set<string>();
    for (const statement of statements) {
      const found = resolve(statement, from);
      if (found.length === 0) external.add(statement.module);
      for (const path of found) if (path !== from) imports.add(path);
    }
    return { imports: [...imports], external: [...external] };
  };
}

function createResolver(
  { createResolver: create, sameInFolder = false }: ImportRules,
  files: FileLookup,
): ResolveImport {
  const resolve = create(files);
  if (!sameInFolder) return resolve;
  const known = new Map<string, readonly string[]>();
  return (statement, from) => {
    const key = `${folderOf(from)}\n${statement.module}\n${statement.names.join(',')}`;
    const found = known.get(key) ?? resolve(statement, from);
    known.set(key, found);
    return found;
  };
}

/** A lookup over the repository's paths. */
export function createFileLookup(paths: readonly string[], read: (path: string) => string | null): FileLookup {
  const all = new Set(paths);
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [path]);
    else list.push(path);
  }
  return {
    paths,
    has: (path) => all.has(path),
    endingWith: (suffix) => {
      const named = byName.get(suffix.slice(suffix.lastIndexOf('/') + 1)) ?? [];
      return suffix.includes('/') ? named.filter((path) => path === suffix || path.endsWith(`/${suffix}`)) : named;
    },
    read,
  };
}
