import { PlanError } from '../errors.ts';

/** Work in steps: it pauses wherever it may be left for a moment, or for good. */
export type Steps<Value> = Generator<void, Value, void>;

/** Milliseconds of work between two looks at what else there is to do. */
const SLICE = 20;

/** Does all of the work at once. */
export function runNow<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * Does the work in slices, between which other work of the process goes on. Soon after the signal it ends as `aborted`, which is
 * thrown into the work where it pauses: what was paid for it puts away in its own `finally`.
 */
export async function runInSlices<Value>(steps: Steps<Value>, signal: AbortSignal | undefined): Promise<Value> {
  for (let until = performance.now() + SLICE; ;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() < until) continue;
    await pause();
    if (signal?.aborted === true) steps.throw(interruption(signal));
    until = performance.now() + SLICE;
  }
}

/** Throws `aborted` if the signal says so. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw interruption(signal);
}

/** Lets timers, answers of programs and signals of the system have their turn. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function interruption(signal: AbortSignal): PlanError {
  return new PlanError('aborted', 'Reading the repository was interrupted.', { cause: signal.reason });
}
