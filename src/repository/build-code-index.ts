import { assembleIndex } from './assemble-index.ts';
import { recallIndex, type IndexBase, type IndexRecall } from './recall-index.ts';
import { noLog } from './cache/index-log.ts';
import type { CodeIndex } from './code-index.ts';
import { languageOf } from './languages.ts';
import type { Look } from './lexing/lex-batch.ts';
import { planLexing, type Indexable, type Lexing } from './lexing/lex-files.ts';
import { lexTasks } from './lexing/lex-tasks.ts';
import { lexTogether } from './lexing/lex-together.ts';
import { patchIndex } from './merging/patch-index.ts';
import type { Recall } from './recall-blobs.ts';
import type { Repository, RepositoryFile } from './repository.ts';
import { runInSlices, runNow, throwIfAborted, type Steps } from './steps.ts';
import { viewIndex } from './view-index.ts';

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

type Source = Pick<Repository, 'files' | 'read'>;

/**
 * Builds the lexer-tier index over every text file. Synchronous: what is not recalled is read once, at about 15 MB of code a second.
 * The result is the same whatever is recalled.
 */
export function buildCodeIndex(source: Source, recall: Recall | null = null): CodeIndex {
  const plan = planIndex(source, recall);
  if ('known' in plan) return plan.known;
  const { lexing } = plan;
  for (let tasks = lexing.tasks(); tasks.length > 0; tasks = lexing.tasks()) {
    let number = 0;
    runNow(lexTasks(tasks, () => number++, lookWith(source, recall), lexing.take));
  }
  return runNow(finish(source, plan));
}

/** Builds the same in slices and on more than one core. Throws `aborted` soon after the signal, and keeps what was lexed until then. */
export async function prepareCodeIndex(
  source: Source,
  recall: Recall | null,
  signal?: AbortSignal,
): Promise<CodeIndex> {
  throwIfAborted(signal);
  const plan = planIndex(source, recall);
  if ('known' in plan) return plan.known;
  const { lexing } = plan;
  const [look, take] = [lookWith(source, recall), lexing.take];
  for (let tasks = lexing.tasks(); tasks.length > 0; tasks = lexing.tasks())
    await lexTogether(tasks, { look, take, signal, input: recall?.input ?? null });
  return runInSlices(finish(source, plan), signal);
}

/** What is left to do for an index. */
interface IndexPlan {
  readonly past: IndexRecall | null;
  /** Null where everything is put together anew. */
  readonly base: IndexBase | null;
  readonly lexing: Lexing;
}

function planIndex({ files }: Source, recall: Recall | null): IndexPlan | { readonly known: CodeIndex } {
  const indexable = files.flatMap(toIndexable);
  const past = recallIndex(files, indexable, recall);
  const known = past?.find() ?? null;
  if (known !== null) return { known };
  const base = past?.findBase() ?? null;
  if (base === null || recall === null) return { past, base: null, lexing: planLexing(indexable, recall) };
  const { fresh } = base.changes;
  const changed = indexable.filter(({ listed }) => fresh.has(listed));
  return { past, base, lexing: planLexing(changed, { ...recall, log: noLog }) };
}

function toIndexable(file: RepositoryFile, listed: number): readonly Indexable[] {
  const { path, size, skipped } = file;
  const language = languageOf(path);
  if (skipped !== null || language === null) return [];
  return size <= (CONTENT.has(language.id) ? LARGEST_TEXT : LARGEST_CODE) ? [{ listed, file }] : [];
}

function lookWith({ read }: Source, recall: Recall | null): (path: string) => Look {
  return recall?.look ?? ((path) => ({ text: read(path), reason: null, exact: false }));
}

function* finish(source: Source, { past, base, lexing }: IndexPlan): Steps<CodeIndex> {
  const lexed = lexing.finish();
  const assembled =
    base === null ? yield* assembleIndex(source, lexed) : yield* patchIndex(source, base.snapshot, base.changes, lexed);
  for (const { listed, reason } of assembled.skipped) past?.skip(listed, reason);
  const index = viewIndex(assembled.columns, source.files);
  if (lexed.certain) past?.remember(assembled, index, base);
  return index;
}
