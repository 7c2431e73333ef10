import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, stat, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { kill, pid } from 'node:process';
import { z } from 'zod';
import { PlanError } from '../errors.ts';

/** A lock that is ours until it is released. */
export interface HeldLock {
  release(): Promise<void>;
}

/** A lock that somebody else holds. */
export interface TakenLock {
  /** Process that holds it; null where it does not say. */
  readonly by: number | null;
}

/** A lock whose owner has not shown itself for this long was left behind, in milliseconds. */
const abandoned = 60_000;
const heartbeat = 10_000;

/**
 * Takes a lock file, or says who holds it. One whose owner is gone is taken over; our own shows every ten seconds that we are
 * still there.
 * @throws PlanError `unreadable` when the folder cannot be written to.
 */
export async function takeLockFile(lock: string): Promise<HeldLock | TakenLock> {
  await mkdir(dirname(lock), { recursive: true }).catch(() => undefined); // If it cannot be made, opening says so.
  const token = randomBytes(8).toString('hex');
  let held: Owner | null = null;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    if (await createLock(lock, token)) return hold(lock, token);
    held = await readOwner(lock);
    if (await isHeld(lock, held)) return { by: held?.pid ?? null };
    await unlink(lock).catch(() => undefined);
  }
  return { by: held?.pid ?? null };
}

const owner = z.object({ pid: z.number(), host: z.string(), token: z.string() });
type Owner = z.infer<typeof owner>;

async function createLock(lock: string, token: string): Promise<boolean> {
  const file = await open(lock, 'wx', 0o644).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST') return null;
    throw new PlanError('unreadable', `Expected to write in ${dirname(lock)}, but it cannot be written to.`, {
      hint: 'Check the permissions, the space on the disk, and that no part of the path is a file.',
      cause,
    });
  });
  if (file === null) return false;
  await file.writeFile(JSON.stringify({ pid, host: hostname(), token } satisfies Owner));
  await file.close();
  return true;
}

function hold(lock: string, token: string): HeldLock {
  const timer = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), heartbeat);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      if ((await readOwner(lock))?.token === token) await unlink(lock).catch(() => undefined);
    },
  };
}

async function readOwner(lock: string): Promise<Owner | null> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  try {
    return owner.parse(JSON.parse(text));
  } catch {
    return null; // Being written, or not ours: its age decides.
  }
}

async function isHeld(lock: string, held: z.infer<typeof owner> | null): Promise<boolean> {
  const seen = await stat(lock).catch(() => null);
  if (seen === null || Date.now() - seen.mtimeMs > abandoned) return false;
  return held === null || held.host !== hostname() || isAlive(held.pid);
}

function isAlive(other: number): boolean {
  try {
    kill(other, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
