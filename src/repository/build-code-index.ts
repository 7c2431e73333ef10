import type { LexedSegment } from './cache/lexed-segment.ts';
import { stringAt } from './cache/string-table.ts';
import type { CodeIndex, IndexedFile } from './code-index.ts';
import { languageOf } from './languages.ts';
import { lexFiles, type Recall } from './lex-files.ts';
import type { ImportStatement } from './lexer/imports/import-rules.ts';
import { createFileLookup, createImportResolver } from './lexer/imports/resolve-imports.ts';
import type { Repository, RepositoryFile } from './repository.ts';
import { createTermCounter } from './search/count-terms.ts';
import { searchText } from './search/search-text.ts';

/** Text of more bytes than this is data, even where its language is known. */
const LARGEST_CODE = 1_500_000;
const LARGEST_TEXT = 200_000;
/** Their text tells what the product holds and not how it is written. */
const CONTENT = new Set([
  'json',
  'yaml',
  'toml',
  'ini',
  'xml',
  'html',
  'css',
  'markdown',
  'restructuredtext',
  'asciidoc',
  'text',
]);

/**
 * Builds the lexer-tier index over every text file. Synchronous: what is not recalled is read once, at about 15 MB of code a second.
 * The result is the same whatever is recalled.
 */
export function buildCodeIndex(
  { files, read }: Pick<Repository, 'files' | 'read'>,
  recall: Recall | null = null,
): CodeIndex {
  const known = recall?.known() ?? null;
  if (known !== null) return known;
  const resolve = createImportResolver(
    createFileLookup(
      files.map(({ path }) => path),
      read,
    ),
  );
  const lexed = lexFiles(files.filter(isIndexed), read, recall);
  const counter = createTermCounter(lexed.bytes);
  const indexed = lexed.files.flatMap(({ path, language, segment, record }) => {
    const { definitions, statements, visitor } = collectNames(segment);
    const { reason, lineCount } = counter.add(path, segment, record, visitor);
    if (reason !== null) {
      recall?.skip(path, reason);
      return [];
    }
    const { imports, external } = resolve(statements, path, language);
    return [{ path, language, definitions, imports, externalImports: external, lineCount }];
  });
  const index = createCodeIndex(indexed, counter.finish());
  if (lexed.certain) recall?.remember(index);
  return index;
}

function isIndexed({ path, size, skipped }: RepositoryFile): boolean {
  const language = languageOf(path);
  if (skipped !== null || language === null) return false;
  return size <= (CONTENT.has(language.id) ? LARGEST_TEXT : LARGEST_CODE);
}

/** Collects what a record holds besides words, in strings. */
function collectNames({ words, modules }: LexedSegment) {
  const definitions: { readonly name: string; readonly line: number }[] = [];
  const statements: ImportStatement[] = [];
  return {
    definitions,
    statements,
    visitor: {
      definition: (word: number, line: number) => definitions.push({ name: stringAt(words, word), line }),
      statement: (module: number, names: readonly number[]) =>
        statements.push({ module: stringAt(modules, module), names: names.map((name) => stringAt(modules, name)) }),
    },
  };
}

function createCodeIndex(indexed: readonly IndexedFile[], terms: CodeIndex['terms']): CodeIndex {
  const paths = indexed.map(({ path }) => path);
  const numbers = new Map(paths.map((path, number) => [path, number]));
  const definers = once(() => definersByName(indexed));
  const importers = once(() => importersByPath(indexed));
  return {
    files: new Map(indexed.map((file) => [file.path, file])),
    paths,
    terms,
    definitionsOf: (name) => definers().get(name) ?? [],
    importersOf: (path) => importers().get(path) ?? [],
    search: (text, limit) => searchText(terms, paths, text, limit),
    mentions: (path, name) => holdsWord(terms, numbers.get(path), name),
    definedNames: () => definers().keys(),
  };
}

function holdsWord({ words, fileWords }: CodeIndex['terms'], file: number | undefined, name: string): boolean {
  const word = words.find(name);
  if (word < 0 || file === undefined) return false;
  return fileWords.words.subarray(fileWords.starts[file], fileWords.starts[file + 1]).includes(word);
}

function definersByName(indexed: readonly IndexedFile[]) {
  const byName = new Map<string, { readonly path: string; readonly line: number }[]>();
  for (const { path, definitions } of indexed) {
    for (const { name, line } of definitions) {
      const list = byName.get(name);
      if (list === undefined) byName.set(name, [{ path, line }]);
      else list.push({ path, line });
    }
  }
  return byName;
}

function importersByPath(indexed: readonly IndexedFile[]) {
  const byPath = new Map<string, string[]>();
  for (const { path, imports } of indexed) {
    for (const imported of imports) {
      const list = byPath.get(imported);
      if (list === undefined) byPath.set(imported, [path]);
      else list.push(path);
    }
  }
  return byPath;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
