import type { Steps } from '../steps.ts';
import { createBatchLexer, type LexedBatch, type Look, type LexTask } from './lex-batch.ts';

/** Characters of text after which a batch is handed over: what is handed over is kept, whatever happens next. */
const BATCH = 8_000_000;

/** Lexes tasks, each with the next number, until there are no more; batch by batch, also when it is left early. */
export function* lexTasks(
  tasks: readonly LexTask[],
  next: () => number,
  look: (path: string) => Look,
  take: (batch: LexedBatch) => void,
): Steps<void> {
  let lexer = createBatchLexer(look);
  try {
    for (let number = next(); number < tasks.length; number = next()) {
      const task = tasks[number];
      if (task !== undefined) lexer.lex(number, task);
      if (lexer.length > BATCH) {
        take(lexer.finish());
        lexer = createBatchLexer(look);
      }
      yield;
    }
  } finally {
    if (lexer.outcomes.length > 0) take(lexer.finish());
  }
}
