import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, stat, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { kill, pid } from 'node:process';
import { z } from 'zod';
import { PlanError } from '../errors.ts';

/** A lock whose owner has not shown itself for this long was left behind, in milliseconds. */
const abandoned = 60_000;
const heartbeat = 10_000;

/**
 * Runs work on a plan that nobody else may draft at the same time, so that nothing is paid for twice. The lock is a file
 * beside the plan; one whose owner is gone is taken over.
 * @throws PlanError `conflict` when another run holds it.
 */
export async function withPlanLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const token = randomBytes(8).toString('hex');
  await takeLock(lock, path, token);
  const timer = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), heartbeat);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if ((await readOwner(lock))?.token === token) await unlink(lock).catch(() => undefined);
  }
}

const owner = z.object({ pid: z.number(), host: z.string(), token: z.string() });

async function takeLock(lock: string, path: string, token: string): Promise<void> {
  await mkdir(dirname(lock), { recursive: true }).catch(() => undefined); // If it cannot be made, the next line says so.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const file = await open(lock, 'wx', 0o644).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null;
      throw new PlanError('unreadable', `Expected to write in ${dirname(path)}, but it cannot be written to.`, {
        hint: 'Check the permissions and the space on the disk.',
        cause: error,
      });
    });
    if (file !== null) {
      await file.writeFile(JSON.stringify({ pid, host: hostname(), token }));
      return file.close();
    }
    const held = await readOwner(lock);
    if (await isHeld(lock, held)) throw refuse(path, held?.pid ?? null);
    await unlink(lock).catch(() => undefined);
  }
  throw refuse(path, null);
}

async function readOwner(lock: string): Promise<z.infer<typeof owner> | null> {
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

function refuse(path: string, other: number | null): PlanError {
  const who = other === null ? 'another run' : `another run (process ${other})`;
  return new PlanError('conflict', `Expected to draft ${path} alone, but ${who} is drafting it.`, {
    hint: 'Wait until it ends, or stop it; what it drafted is kept, and --resume goes on from there.',
  });
}
