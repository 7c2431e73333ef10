import { stringAt, tableOf, toColumns, type StringTable } from './cache/string-table.ts';
import type { IndexColumns } from './index-columns.ts';
import { languageOf } from './languages.ts';
import type { Lexed } from './lexing/lex-files.ts';
import { createFileLookup, createImportResolver } from './lexer/imports/resolve-imports.ts';
import type { Repository, SkipReason } from './repository.ts';
import { createTermCounter } from './search/count-terms.ts';
import { createGrowingArray } from './search/growing-array.ts';
import { createVocabulary, type Vocabulary } from './search/vocabulary.ts';
import type { Steps } from './steps.ts';

/** Import statements, before it is known what they mean. */
export type StatementColumns = Pick<
  IndexColumns,
  'listed' | 'moduleText' | 'moduleStarts' | 'statementStarts' | 'statementModules' | 'nameStarts' | 'names'
>;

/** What the statements mean here. */
export type ImportColumns = Pick<IndexColumns, 'importStarts' | 'imports' | 'externalStarts' | 'externals'>;

/** An index, and what only its making showed. */
export interface AssembledIndex {
  readonly columns: IndexColumns;
  /** Files whose content is no evidence. */
  readonly skipped: readonly { readonly listed: number; readonly reason: SkipReason }[];
  /** Listed numbers of files that were read to find what imports mean. */
  readonly inputs: readonly number[];
}

/** Puts an index together from what the lexer learned. */
export function* assembleIndex(
  { files, read }: Pick<Repository, 'files' | 'read'>,
  lexed: Lexed,
): Steps<AssembledIndex> {
  const counter = createTermCounter(lexed.bytes);
  const statements = collectStatements();
  const skipped: { readonly listed: number; readonly reason: SkipReason }[] = [];
  for (const { listed, path, segment, record } of lexed.files) {
    yield;
    const take = (module: number, names: readonly number[]) =>
      statements.add(
        stringAt(segment.modules, module),
        names.map((name) => stringAt(segment.modules, name)),
      );
    statements.open(listed);
    const { reason, lineCount } = counter.add(path, segment, record, take);
    if (reason === null) statements.close(lineCount);
    else skipped.push({ listed, reason });
  }
  const terms = yield* counter.finish();
  const { lineCounts, ...said } = statements.finish();
  const { inputs, ...meant } = yield* resolveStatements({ files, read }, said);
  return { columns: { ...terms, ...said, ...meant, lineCounts }, skipped, inputs };
}

/** Finds what import statements mean among these files. */
export function* resolveStatements(
  { files, read }: Pick<Repository, 'files' | 'read'>,
  { listed, moduleText, moduleStarts, statementStarts, statementModules, nameStarts, names }: StatementColumns,
): Steps<ImportColumns & { readonly inputs: readonly number[] }> {
  const numbers = new Map(files.map(({ path }, number) => [path, number]));
  const inputs = new Set<number>();
  const readInput = (path: string) => {
    inputs.add(numbers.get(path) ?? 0);
    return read(path);
  };
  const resolve = createImportResolver(createFileLookup([...numbers.keys()], readInput));
  const modules = tableOf(moduleText, moduleStarts);
  const strings = readOnce(modules);
  const [importStarts, imports] = [new Uint32Array(listed.length + 1), createGrowingArray()];
  const [externalStarts, externals] = [new Uint32Array(listed.length + 1), createGrowingArray()];
  for (let file = 0; file < listed.length; file += 1) {
    yield;
    const path = files[listed[file] ?? 0]?.path ?? '';
    const own = new Map<string, number>();
    const statements = [];
    for (let at = statementStarts[file] ?? 0; at < (statementStarts[file + 1] ?? 0); at += 1) {
      const module = statementModules[at] ?? 0;
      own.set(strings(module), module);
      const taken = names.subarray(nameStarts[at], nameStarts[at + 1]);
      statements.push({ module: strings(module), names: Array.from(taken, strings) });
    }
    const found = resolve(statements, path, languageOf(path)?.id ?? null);
    for (const one of found.imports) imports.push(numbers.get(one) ?? 0);
    for (const one of found.external) externals.push(own.get(one) ?? 0);
    importStarts[file + 1] = imports.length;
    externalStarts[file + 1] = externals.length;
  }
  return {
    importStarts,
    imports: imports.finish(),
    externalStarts,
    externals: externals.finish(),
    inputs: [...inputs],
  };
}

/** Each string is cut out once: a module is named in many files. */
function readOnce(table: StringTable): (number: number) => string {
  const known: (string | undefined)[] = [];
  return (number) => (known[number] ??= stringAt(table, number));
}

function collectStatements() {
  const modules = createVocabulary();
  const [listed, lineCounts] = [createGrowingArray(), createGrowingArray()];
  const [starts, statementModules] = [createGrowingArray(), createGrowingArray()];
  const [nameStarts, names] = [createGrowingArray(), createGrowingArray()];
  let opened = { listed: 0, start: 0 };
  return {
    open(file: number): void {
      opened = { listed: file, start: statementModules.length };
    },
    add(module: string, taken: readonly string[]): void {
      statementModules.push(intern(modules, module));
      nameStarts.push(names.length);
      for (const name of taken) names.push(intern(modules, name));
    },
    /** Only for a file that is indexed. */
    close(lineCount: number): void {
      listed.push(opened.listed);
      starts.push(opened.start);
      lineCounts.push(lineCount);
    },
    finish() {
      const { bytes, starts: moduleStarts } = toColumns(modules.words);
      starts.push(statementModules.length);
      nameStarts.push(names.length);
      return {
        listed: listed.finish(),
        lineCounts: lineCounts.finish(),
        moduleText: bytes,
        moduleStarts,
        statementStarts: starts.finish(),
        statementModules: statementModules.finish(),
        nameStarts: nameStarts.finish(),
        names: names.finish(),
      };
    },
  };
}

function intern(modules: Vocabulary, name: string): number {
  return modules.intern(name, 0, name.length);
}
