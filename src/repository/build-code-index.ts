import type { CodeIndex, IndexedFile } from './code-index.ts';
import { languageOf } from './languages.ts';
import { findDefinitions } from './lexer/find-definitions.ts';
import type { ImportStatement } from './lexer/imports/import-rules.ts';
import { createFileLookup, createImportResolver, findImports } from './lexer/imports/resolve-imports.ts';
import { wordSyntaxOf } from './lexer/word-syntax.ts';
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

/** Reads every text file once and builds the lexer-tier index over all of them. Synchronous: about 15 MB of code a second. */
export function buildCodeIndex({ files, read }: Pick<Repository, 'files' | 'read'>): CodeIndex {
  const counter = createTermCounter();
  const lexed = files.filter(isIndexed).flatMap((file) => lexFile(file, read, counter.add) ?? []);
  const resolve = createImportResolver(
    createFileLookup(
      files.map(({ path }) => path),
      read,
    ),
  );
  const indexed = lexed.map(({ statements, ...file }): IndexedFile => {
    const { imports, external } = resolve(statements, file.path, file.language);
    return { ...file, imports, externalImports: external };
  });
  return createCodeIndex(indexed, counter.finish());
}

function isIndexed({ path, size, skipped }: RepositoryFile): boolean {
  const language = languageOf(path);
  if (skipped !== null || language === null) return false;
  return size <= (CONTENT.has(language.id) ? LARGEST_TEXT : LARGEST_CODE);
}

type LexedFile = Omit<IndexedFile, 'imports' | 'externalImports'> & { readonly statements: readonly ImportStatement[] };

function lexFile(
  { path }: RepositoryFile,
  read: Repository['read'],
  count: ReturnType<typeof createTermCounter>['add'],
): LexedFile | null {
  const text = read(path);
  if (text === null) return null;
  const language = languageOf(path);
  const id = language?.id ?? null;
  const definitions = findDefinitions(text, id);
  count({ path, text, syntax: wordSyntaxOf(language), definitions });
  return { path, language: id, definitions, lineCount: countLines(text), statements: findImports(text, id) };
}

function countLines(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
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
