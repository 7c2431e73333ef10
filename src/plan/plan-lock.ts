import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PlanError } from '../errors.ts';
import { takeLockFile, type HeldLock } from './lock-file.ts';

/**
 * Runs work on a plan that nobody else may draft at the same time, so that nothing is paid for twice. The lock is a file
 * beside the plan; one whose owner is gone is taken over.
 * @throws PlanError `conflict` when another run holds it.
 */
export async function withPlanLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const lock = await takeLockFile(beside(path, 'lock'));
  if (!('release' in lock)) throw refuse(path, lock.by);
  return work().finally(() => lock.release());
}

/** The last work on each plan that this process was asked for. */
const last = new Map<string, Promise<unknown>>();

/**
 * Does work on a plan after whatever was asked for before it, here or in another process: writers would otherwise undo each
 * other's changes between reading and writing. Not to be nested.
 * @throws PlanError `conflict` when another process does not make way within ten seconds.
 */
export async function inTurn<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(path) ?? Promise.resolve();
  const alone = () => withTurnFile(path, work);
  const own = before.then(alone, alone);
  last.set(path, own);
  try {
    return await own;
  } finally {
    if (last.get(path) === own) last.delete(path);
  }
}

const patience = 10_000;

/** Between two tries, in milliseconds: of any length up to this, so that no process is always the one that comes too late. */
const longestPause = 10;

/** When this process gave its last turn on each plan back. */
const returned = new Map<string, number>();

/** Who just had a turn lets those go first that wait for one. */
async function withTurnFile<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const since = Date.now() - (returned.get(path) ?? 0);
  if (since >= 0 && since < longestPause) await delay(longestPause - since);
  const turn = await waitForTurn(path, Date.now() + patience);
  return work().finally(async () => {
    await turn.release();
    returned.set(path, Date.now());
  });
}

async function waitForTurn(path: string, end: number): Promise<HeldLock> {
  const lock = await takeLockFile(beside(path, 'turn'));
  if ('release' in lock) return lock;
  if (Date.now() > end) {
    throw new PlanError(
      'conflict',
      `Expected to write ${path}, but another process has been writing it for ten seconds.`,
      {
        hint: 'Try again when it is done.',
      },
    );
  }
  await delay(1 + Math.random() * (longestPause - 1));
  return waitForTurn(path, end);
}

function beside(path: string, ending: string): string {
  return join(dirname(path), `.${basename(path)}.${ending}`);
}

function refuse(path: string, other: number | null): PlanError {
  const who = other === null ? 'another run' : `another run (process ${other})`;
  return new PlanError('conflict', `Expected to draft ${path} alone, but ${who} is drafting it.`, {
    hint: 'Wait until it ends, or stop it; what it drafted is kept, and --resume goes on from there.',
  });
}
