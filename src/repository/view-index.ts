import { stringAt, tableOf } from './cache/string-table.ts';
import type { CodeIndex, IndexedFile } from './code-index.ts';
import type { IndexColumns } from './index-columns.ts';
import { languageOf } from './languages.ts';
import type { RepositoryFile } from './repository.ts';
import { searchText } from './search/search-text.ts';
import { createTermIndex } from './search/term-index.ts';
import { createWordTable } from './search/word-table.ts';

type Rows = Uint32Array;

/** The index that columns hold, over the list of files that they were made for. What is asked for is decoded then. */
export function viewIndex(columns: IndexColumns, files: readonly RepositoryFile[]): CodeIndex {
  const words = createWordTable(tableOf(columns.wordText, columns.wordStarts), columns.wordSlots);
  const termWords = createWordTable(tableOf(columns.termText, columns.termStarts), columns.termSlots);
  const terms = createTermIndex(words, termWords, columns);
  const paths = Array.from(columns.listed, (number) => files[number]?.path ?? '');
  const numbers = once(() => new Map(paths.map((path, number) => [path, number])));
  const viewFile = createFileView(columns, files, words.at);
  const all = once(() => new Map(paths.map((path, number) => [path, viewFile(path, number)])));
  const definers = once(() => groupRows(columns.definitionStarts, columns.definitionWords, words.count));
  const importers = once(() => groupRows(columns.importStarts, columns.imports, files.length));
  const listedNumbers = once(() => new Map(files.map(({ path }, number) => [path, number])));

  return {
    get files() {
      return all();
    },
    paths,
    terms,
    columns,
    definitionsOf: (name) =>
      definers()
        .of(words.find(name))
        .map(({ row, file }) => ({ path: paths[file] ?? '', line: columns.definitionLines[row] ?? 0 })),
    importersOf: (path) =>
      importers()
        .of(listedNumbers().get(path) ?? -1)
        .map(({ file }) => paths[file] ?? ''),
    search: (text, limit) => searchText(terms, paths, text, limit),
    mentions: (path, name) => holdsWord(terms, numbers().get(path), name),
    *definedNames() {
      const seen = new Uint8Array(words.count);
      for (const word of columns.definitionWords) {
        if (seen[word] === 0) yield words.at(word);
        seen[word] = 1;
      }
    },
  };
}

/** Makes the view of a file, whose lists are decoded once when first asked for. */
function createFileView(columns: IndexColumns, files: readonly RepositoryFile[], wordAt: (word: number) => string) {
  const modules = once(() => tableOf(columns.moduleText, columns.moduleStarts));
  const { definitionStarts, definitionWords, definitionLines } = columns;
  return (path: string, number: number): IndexedFile => {
    let definitions: IndexedFile['definitions'] | undefined;
    let imports: readonly string[] | undefined;
    let externals: readonly string[] | undefined;
    return {
      path,
      lineCount: columns.lineCounts[number] ?? 0,
      get language() {
        return languageOf(path)?.id ?? null;
      },
      get definitions() {
        const start = definitionStarts[number] ?? 0;
        return (definitions ??= Array.from(rowsOf(definitionStarts, definitionWords, number), (word, at) => ({
          name: wordAt(word),
          line: definitionLines[start + at] ?? 0,
        })));
      },
      get imports() {
        return (imports ??= Array.from(
          rowsOf(columns.importStarts, columns.imports, number),
          (one) => files[one]?.path ?? '',
        ));
      },
      get externalImports() {
        return (externals ??= Array.from(rowsOf(columns.externalStarts, columns.externals, number), (one) =>
          stringAt(modules(), one),
        ));
      },
    };
  };
}

function rowsOf(starts: Rows, rows: Rows, number: number): Rows {
  return rows.subarray(starts[number], starts[number + 1]);
}

/** Rows of files by their value, each with its file; in the order of the files. */
function groupRows(starts: Rows, values: Rows, count: number) {
  const groups = new Uint32Array(count + 1);
  for (const value of values) groups[value + 1] = (groups[value + 1] ?? 0) + 1;
  for (let value = 0; value < count; value += 1) groups[value + 1] = (groups[value + 1] ?? 0) + (groups[value] ?? 0);
  const next = groups.slice();
  const [rows, owners] = [new Uint32Array(values.length), new Uint32Array(values.length)];
  for (let file = 0; file + 1 < starts.length; file += 1) {
    for (let row = starts[file] ?? 0; row < (starts[file + 1] ?? 0); row += 1) {
      const value = values[row] ?? 0;
      const at = next[value] ?? 0;
      next[value] = at + 1;
      rows[at] = row;
      owners[at] = file;
    }
  }
  return {
    of: (value: number) =>
      value < 0
        ? []
        : Array.from(rows.subarray(groups[value], groups[value + 1]), (row, at) => ({
            row,
            file: owners[(groups[value] ?? 0) + at] ?? 0,
          })),
  };
}

function holdsWord({ words, fileWords }: CodeIndex['terms'], file: number | undefined, name: string): boolean {
  const word = words.find(name);
  if (word < 0 || file === undefined) return false;
  return fileWords.words.subarray(fileWords.starts[file], fileWords.starts[file + 1]).includes(word);
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
