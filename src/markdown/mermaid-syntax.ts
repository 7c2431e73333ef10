import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { explainMermaidError } from './mermaid-error.ts';

/**
 * What Mermaid's own parser makes of a diagram. `ok: null`: it could not be checked; the message says why. Lines are
 * 1-based, 0 for unknown.
 */
export type MermaidVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly line: number }
  | { readonly ok: null; readonly message: string };

/** Longest time for loading the parser before the first diagram, in milliseconds. */
const loadLimit = 60_000;

export interface MermaidOptions {
  /** Longest time for reading the diagram, in milliseconds. */
  readonly timeLimit?: number;
}

/**
 * Checks a diagram with Mermaid's own grammars, in a worker thread that is kept for the next one. Diagrams wait for
 * each other; one that the parser does not finish with in time is given up. The thread never keeps the program alive.
 */
export function checkMermaid(source: string, { timeLimit = 10_000 }: MermaidOptions = {}): Promise<MermaidVerdict> {
  const verdict = queue.then(() => checkNext(source, timeLimit));
  queue = verdict.then(() => undefined);
  return verdict;
}

let queue: Promise<void> = Promise.resolve();
let loaded: Worker | undefined;

async function checkNext(source: string, timeLimit: number): Promise<MermaidVerdict> {
  const worker = loaded ?? startWorker();
  if (worker === undefined) {
    return {
      ok: null,
      message: 'Expected the bundled Mermaid parser in dist/mermaid, found none: run `npm run build`.',
    };
  }
  worker.ref();
  try {
    if (loaded === undefined) await answerOf(worker, loadLimit, () => undefined);
    loaded = worker;
    const answer = await answerOf(worker, timeLimit, () => worker.postMessage(source));
    return readAnswer(answer, source);
  } catch (error) {
    loaded = undefined;
    await worker.terminate();
    return { ok: null, message: error instanceof Error ? error.message : String(error) };
  } finally {
    worker.unref();
  }
}

/** Found from the compiled module, from the bundled program, or from the source. Without the environment, and silent: what a parser prints must not reach the standard output of a server. */
function startWorker(): Worker | undefined {
  const file = ['../../mermaid/worker.mjs', '../mermaid/worker.mjs', '../../dist/mermaid/worker.mjs']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  return file && new Worker(file, { env: {}, execArgv: [], stdout: true, stderr: true });
}

/** The next message of the worker. Rejects when the time is over or the worker ends. */
function answerOf(worker: Worker, limit: number, ask: () => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (message: unknown) => settle(() => resolve(message));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('The Mermaid parser ended unexpectedly.')));
    const timer = setTimeout(
      () => settle(() => reject(new Error(`The Mermaid parser did not finish within ${limit} ms.`))),
      limit,
    );
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    ask();
  });
}

function readAnswer(answer: unknown, source: string): MermaidVerdict {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer))
    return { ok: null, message: 'The Mermaid parser gave no answer.' };
  if (answer.ok === true) return { ok: true };
  return { ok: false, ...explainMermaidError('message' in answer ? String(answer.message) : '', source) };
}
