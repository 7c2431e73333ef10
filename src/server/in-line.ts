import pLimit from 'p-limit';
import { PlanError } from '../errors.ts';

/**
 * Calls that work at the same time, over all connections of the process. Each reads the repository with programs of git and an
 * index of its own: with two cores, more of them at once end later, and all together take memory without bound. Those that wait
 * for somebody else, as for a model, have a line of their own: nobody who only reads waits behind them.
 */
const lines = { ours: pLimit(4), others: pLimit(8) } as const;

/** Most calls that wait. A client that sends more is mistaken or means harm. */
const mostWaiting = 2000;

/**
 * Works on a call when it is its turn. A call that was given up while it waited does no work.
 * @throws PlanError `limit` when too many wait; `aborted`; whatever the work throws.
 */
export async function inLine<Result>(
  signal: AbortSignal,
  work: () => Promise<Result>,
  who: keyof typeof lines = 'ours',
): Promise<Result> {
  const line = lines[who];
  if (line.pendingCount >= mostWaiting) {
    throw new PlanError('limit', `Expected at most ${mostWaiting} calls that wait, got another one.`, {
      hint: 'Wait for answers before calling again.',
    });
  }
  return line(async () => {
    if (signal.aborted) throw new PlanError('aborted', 'Cancelled before its turn; nothing was done.');
    return work();
  });
}
