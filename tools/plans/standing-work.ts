import { setTimeout as delay } from 'node:timers/promises';
import type { Progress } from '../../src/context.ts';
import type { Life } from '../tool.ts';

/** Somebody who waits. */
interface Watcher {
  readonly tell: (progress: Progress) => void;
}

/** Work that may outlast the call that began it, so that a client with little patience still gets all of it. */
interface StandingWork {
  readonly result: Promise<unknown>;
  readonly interruption: AbortController;
  /** Those who wait for it now. */
  readonly watchers: Set<Watcher>;
  last: Progress | null;
  /** Ends it when nobody comes back. */
  lease: NodeJS.Timeout | undefined;
}

/** By plan. A cache and no state: if it is lost with the process, the next call does what is left anew. */
const standing = new Map<string, StandingWork>();

/** Milliseconds that work goes on while nobody waits for it. */
const lease = 180_000;

/** Who waits. */
export interface Waiting extends Life {
  /** Milliseconds. */
  readonly patience: number;
}

/** What came of waiting: the result, or how far the work is that goes on. */
export type Waited<Result> = { readonly result: Result } | { readonly goesOn: Progress | null };

/**
 * Begins work, or joins what was begun under the same name, and waits for it as long as the caller does. A caller that gives up
 * ends it if no other waits; work that nobody asks for again ends after some minutes.
 */
export async function joinWork<Result>(
  name: string,
  begin: (life: Life) => Promise<Result>,
  { signal, progress, patience }: Waiting,
): Promise<Waited<Result>> {
  if (patience === Infinity) return { result: await begin({ signal, progress }) };
  const work = standing.get(name) ?? start(name, begin);
  clearTimeout(work.lease);
  const watcher = { tell: progress };
  work.watchers.add(watcher);
  if (work.last !== null) progress(work.last);
  const waiting = new AbortController();
  const giveUp = () => {
    work.watchers.delete(watcher); // At once: whoever gives up after this one may be the last.
    // What ends on the last caller's word says itself what became of it; the others need not wait for that.
    if (work.watchers.size === 0) work.interruption.abort(signal.reason);
    else waiting.abort(signal.reason);
  };
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([
      // What is begun under one name always gives the same kind of result.
      work.result.then((result) => ({ result: result as Result })),
      delay(patience, null, { signal: waiting.signal, ref: false }).then(() => ({ goesOn: work.last })),
    ]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    waiting.abort();
    work.watchers.delete(watcher);
    if (work.watchers.size === 0 && standing.get(name) === work)
      work.lease = setTimeout(() => work.interruption.abort(), lease).unref();
  }
}

/** Ends all work that stands, when the server ends. */
export async function endStandingWork(): Promise<void> {
  const ending = [...standing.values()];
  for (const { interruption } of ending) interruption.abort();
  await Promise.allSettled(ending.map(({ result }) => result));
}

function start(name: string, begin: (life: Life) => Promise<unknown>): StandingWork {
  const interruption = new AbortController();
  const watchers = new Set<Watcher>();
  const work: StandingWork = {
    interruption,
    watchers,
    last: null,
    lease: undefined,
    result: begin({
      signal: interruption.signal,
      progress: (progress) => {
        work.last = progress;
        for (const { tell } of watchers) tell(progress);
      },
    }).finally(() => {
      clearTimeout(work.lease);
      standing.delete(name);
    }),
  };
  standing.set(name, work);
  work.result.catch(() => {}); // Told to those who wait; with nobody waiting, what was drafted stands in the file.
  return work;
}
