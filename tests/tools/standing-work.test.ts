import { expect, test } from 'vitest';
import { endStandingWork, joinWork } from '../../tools/plans/standing-work.ts';

/** Work that ends when it is interrupted, with three who wait for it. */
function startWork() {
  let interrupted = false;
  const begin = ({ signal }: { readonly signal: AbortSignal }) =>
    new Promise<string>((_, reject) => {
      signal.addEventListener('abort', () => {
        interrupted = true;
        reject(new Error('interrupted'));
      });
    });
  const callers = Array.from({ length: 3 }, () => new AbortController());
  const waiting = callers.map(({ signal }) =>
    joinWork('one plan', begin, { signal, progress: () => {}, patience: 60_000 }),
  );
  return { callers, waiting: Promise.allSettled(waiting), isInterrupted: () => interrupted };
}

test('work that several wait for goes on until the last of them gives up, in whatever order', async () => {
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
  ]) {
    const { callers, waiting, isInterrupted } = startWork();
    for (const index of order) {
      expect(isInterrupted()).toBe(false);
      callers[index]?.abort();
    }
    expect(isInterrupted()).toBe(true);
    await waiting;
  }
});

test('all work ends with the server', async () => {
  const { waiting, isInterrupted } = startWork();
  await endStandingWork();
  expect(isInterrupted()).toBe(true);
  await waiting;
});
