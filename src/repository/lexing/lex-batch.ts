import { createSegmentBuilder, type LexedText } from '../cache/build-segment.ts';
import { contentReasons } from '../cache/lexed-record.ts';
import { languageOf } from '../languages.ts';
import { findDefinitions } from '../lexer/find-definitions.ts';
import { findImports } from '../lexer/imports/resolve-imports.ts';
import { wordSyntaxOf } from '../lexer/word-syntax.ts';
import type { SkipReason } from '../repository.ts';

/** What a look at a file's content showed. */
export interface Look {
  /** Null when it may not be read, and why. */
  readonly text: string | null;
  readonly reason: SkipReason | null;
  /** The content is that of the file's blob id: it did not change since the files were listed, and no filter made it. */
  readonly exact: boolean;
}

/** A file to be lexed. */
export interface LexTask {
  readonly path: string;
  /** What its content is known by; null when nothing may be kept of it. */
  readonly key: string | null;
  /** Bytes. */
  readonly size: number;
  /** As it was listed. */
  readonly blob: string | null;
}

/** What became of one task. */
export interface LexOutcome {
  readonly task: number;
  /** Which segment holds its record; null for a file that is no evidence for a reason that lies not in its blob alone. */
  readonly from: 'kept' | 'passing' | null;
  readonly record: number;
  readonly reason: SkipReason | null;
}

/** Some lexed files; plain bytes, so that a thread can hand them over. */
export interface LexedBatch {
  /** Segment of what is known by a key. */
  readonly kept: Uint8Array | null;
  /** Segment of what holds for this index only. */
  readonly passing: Uint8Array | null;
  readonly outcomes: readonly LexOutcome[];
}

/** Lexes files into a batch. */
interface BatchLexer {
  readonly outcomes: readonly LexOutcome[];
  /** Characters of text so far. */
  readonly length: number;
  lex(number: number, task: LexTask): void;
  finish(): LexedBatch;
}

/** Creates a lexer for one batch. */
export function createBatchLexer(look: (path: string) => Look): BatchLexer {
  const [kept, passing] = [createSegmentBuilder(), createSegmentBuilder()];
  const outcomes: LexOutcome[] = [];
  let length = 0;

  function take(task: number, { path, key }: LexTask): LexOutcome {
    const { text, reason, exact } = look(path);
    const own = exact && key !== null ? key : null;
    if (text === null) {
      if (own === null || reason === null || !contentReasons.includes(reason))
        return { task, from: null, record: -1, reason };
      return { task, from: 'kept', record: kept.addSkipped(own, reason), reason };
    }
    length += text.length;
    const lexed = lexText(path, text);
    if (own === null) return { task, from: 'passing', record: passing.add('', lexed), reason };
    return { task, from: 'kept', record: kept.add(own, lexed), reason };
  }

  return {
    outcomes,
    get length() {
      return length;
    },
    lex: (number, task) => outcomes.push(take(number, task)),
    finish: () => ({
      kept: kept.count === 0 ? null : kept.finish(),
      passing: passing.count === 0 ? null : passing.finish(),
      outcomes,
    }),
  };
}

function lexText(path: string, text: string): LexedText {
  const language = languageOf(path);
  const id = language?.id ?? null;
  return {
    text,
    syntax: wordSyntaxOf(language),
    lineCount: countLines(text),
    definitions: findDefinitions(text, id),
    statements: findImports(text, id),
  };
}

function countLines(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
