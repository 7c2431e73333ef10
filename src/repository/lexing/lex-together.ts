import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { runInSlices, throwIfAborted } from '../steps.ts';
import type { LexedBatch, LexTask, Look } from './lex-batch.ts';
import { lexTasks } from './lex-tasks.ts';

/** What a thread needs to know to look at files as this one does. */
export interface WorkerInput {
  readonly root: string;
  readonly tasks: readonly LexTask[];
  /** Paths of files that a person wrote, whatever they look like. */
  readonly written: readonly string[];
  /** Holds the number of the next task; whoever takes it adds one. */
  readonly next: Int32Array;
}

/** What lexing on more than one core takes. */
export interface LexingOptions {
  readonly look: (path: string) => Look;
  readonly take: (batch: LexedBatch) => void;
  readonly signal: AbortSignal | undefined;
  /** Null where threads cannot look at the files. */
  readonly input: Omit<WorkerInput, 'tasks' | 'next'> | null;
  /** Bytes from which a thread helps. */
  readonly threadFrom?: number;
}

/** Bytes of text for which a thread of its own is worth starting: it has to load the lexer, which then runs cold for almost a second. */
const WORTH_A_THREAD = 32_000_000;

/** Lexes tasks in slices, with the help of a second thread where there is much to do and a core for it. */
export async function lexTogether(
  tasks: readonly LexTask[],
  { look, take, signal, input, threadFrom = WORTH_A_THREAD }: LexingOptions,
): Promise<void> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const takeNumber = () => Atomics.add(next, 0, 1);
  const bytes = tasks.reduce((sum, { size }) => sum + size, 0);
  const alone = input === null || bytes < threadFrom || availableParallelism() < 2;
  const thread = alone ? null : startThread({ ...input, tasks, next }, take);
  try {
    await runInSlices(lexTasks(tasks, takeNumber, look, take), signal);
    throwIfAborted(signal); // Of the last slice: who asks to be told from now on is not told of it.
    await Promise.race([thread?.ended, aborted(signal)]);
    throwIfAborted(signal);
  } finally {
    Atomics.store(next, 0, tasks.length); // The thread takes no more, and hands over what it has.
    await Promise.race([thread?.ended, setTimeout(PATIENCE, undefined, { ref: false })]);
    await thread?.stop();
  }
}

/** Milliseconds that a thread has, after an interruption, to hand over what it has. */
const PATIENCE = 40;

/** The thread ends by itself when there is nothing more to take. What one that fails leaves undone is found missing, and done here. */
function startThread(input: WorkerInput, take: (batch: LexedBatch) => void) {
  const file = ['./lex-worker.js', '../../../dist/src/repository/lexing/lex-worker.js']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  if (file === undefined) return null;
  const worker = new Worker(file, { workerData: input, env: {}, execArgv: [], stdout: true, stderr: true });
  worker.on('message', take);
  const ended = new Promise<void>((resolve) => {
    worker.once('error', () => resolve());
    worker.once('exit', () => resolve());
  });
  return { ended, stop: () => worker.terminate() };
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
