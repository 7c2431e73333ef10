import { setTimeout as delay } from 'node:timers/promises';
import type { Problem } from './classify-failure.ts';

/** Waits; rejects at once when the signal is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Calls that are made for what passes by itself. */
export const mostTries = 3;

/** Longest wait that an endpoint may ask for, in milliseconds; who asks for more is told to the user instead. */
const longestWait = 30_000;

/** Waits on the clock. */
export const sleep: Sleep = async (milliseconds, signal) => {
  await delay(milliseconds, undefined, { signal });
};

/** Milliseconds to wait before the next try, or null when there is to be none. `tried` counts the calls so far, from 1. */
export function planRetry({ passing, wait }: Problem, tried: number): number | null {
  if (!passing || tried >= mostTries || (wait ?? 0) > longestWait) return null;
  // Jitter, so that calls that were refused together do not come back together.
  const backoff = Math.min(500 * 2 ** (tried - 1), 8000) * (0.75 + Math.random() / 2);
  return wait ?? backoff;
}

/** What an endpoint asks to wait when that is too long to wait here, in words; else empty. */
export function tooLong({ wait }: Problem): string {
  return wait === null || wait <= longestWait ? '' : `the endpoint asks to wait ${Math.ceil(wait / 1000)} s`;
}
