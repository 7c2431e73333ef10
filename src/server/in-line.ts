import pLimit from 'p-limit';
import { PlanError } from '../errors.ts';

/**
 * Calls that work at the same time, over all connections of the process. Each reads the repository with programs of git and an
 * index of its own: with two cores, more of them at once end later, and all together take memory without bound.
 */
const atOnce = pLimit(4);

/** Most calls that wait. A client that sends more is mistaken or means harm. */
const mostWaiting = 2000;

/**
 * Works on a call when it is its turn. A call that was given up while it waited does no work.
 * @throws PlanError `limit` when too many wait; `aborted`; whatever the work throws.
 */
export async function inLine<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  if (atOnce.pendingCount >= mostWaiting) {
    throw new PlanError('limit', `Expected at most ${mostWaiting} calls that wait, got another one.`, {
      hint: 'Wait for answers before calling again.',
    });
  }
  return atOnce(async () => {
    if (signal.aborted) throw new PlanError('aborted', 'Cancelled before its turn; nothing was done.');
    return work();
  });
}
