import { randomBytes } from 'node:crypto';
import { lstat, open, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { kill, pid } from 'node:process';
import { z } from 'zod';
import { PlanError } from '../errors.ts';
import { makeFolder } from './make-folder.ts';
import { readOwnFile } from './read-own-file.ts';

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

/** Bytes of a lock. What is larger, or no file, came with the repository and is nobody's. */
const mostBytes = 4096;

/**
 * Takes a lock file, or says who holds it. One whose owner is gone is taken over; our own shows every ten seconds that we are
 * still there.
 * @throws PlanError `unreadable` when the folder cannot be written to.
 */
export async function takeLockFile(lock: string): Promise<HeldLock | TakenLock> {
  await makeFolder(dirname(lock)).catch((error: unknown) => {
    if (error instanceof PlanError) throw error; // Else it cannot be made, and opening says so.
  });
  const token = randomBytes(8).toString('hex');
  let by: number | null = null;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    if (await createLock(lock, token)) return hold(lock, token);
    const found = await lookAt(lock);
    if (found === null) continue; // Released meanwhile. Whatever stands there by now is somebody's.
    by = found.owner?.pid ?? null;
    if (isHeld(found)) return { by };
    await removeAbandoned(lock);
  }
  return { by };
}

const owner = z.object({ pid: z.number(), host: z.string(), token: z.string() });
type Owner = z.infer<typeof owner>;

async function createLock(lock: string, token: string): Promise<boolean> {
  const file = await open(lock, 'wx', 0o644).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST') return null;
    throw refuse(lock, cause);
  });
  if (file === null) return false;
  try {
    await file.writeFile(JSON.stringify({ pid, host: hostname(), token } satisfies Owner));
  } catch (cause) {
    await unlink(lock).catch(() => undefined); // Ours, and empty: it would be in the way for a minute.
    throw refuse(lock, cause);
  } finally {
    await file.close();
  }
  // Who sleeps for a minute between the two finds another's lock in its place.
  return (await lookAt(lock))?.owner?.token === token;
}

function hold(lock: string, token: string): HeldLock {
  const timer = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), heartbeat);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      if ((await lookAt(lock))?.owner?.token === token) await unlink(lock).catch(() => undefined);
    },
  };
}

/** What stands in a lock file. */
interface Found {
  /** Null while it is being written, or when it is not ours: its age decides. */
  readonly owner: Owner | null;
  /** Milliseconds since its owner showed itself. */
  readonly age: number;
}

async function lookAt(lock: string): Promise<Found | null> {
  const text = await readOwnFile(lock, mostBytes);
  const seen = await lstat(lock).catch(() => null);
  return seen === null ? null : { owner: readOwner(String(text)), age: Date.now() - seen.mtimeMs };
}

function readOwner(text: string): Owner | null {
  try {
    return owner.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Removes a lock that was left behind. Of several that find it so, one may: the others would remove the lock of whoever came
 * next. That right is a lock as well, so that it too can be taken over from a process that ended in the middle.
 */
async function removeAbandoned(lock: string): Promise<void> {
  const right = await takeLockFile(`${lock}.over`);
  if (!('release' in right)) return;
  try {
    const found = await lookAt(lock);
    if (found !== null && !isHeld(found)) await unlink(lock).catch(() => undefined);
  } finally {
    await right.release();
  }
}

function isHeld({ owner: held, age }: Found): boolean {
  if (age > abandoned) return false;
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

function refuse(lock: string, cause: unknown): PlanError {
  return new PlanError('unreadable', `Expected to write in ${dirname(lock)}, but it cannot be written to.`, {
    hint: 'Check the permissions, the space on the disk, and that no part of the path is a file.',
    cause,
  });
}
