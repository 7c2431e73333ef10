import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PlanError } from '../../src/errors.ts';
import { decodeUtf8 } from '../../src/markdown/decode.ts';
import { liesInside, realFolder } from '../../src/plan/plan-store.ts';

/** A client's file as it was found. */
export interface ConfigFile {
  /** Where it really lies: links are followed, because people keep their settings elsewhere. */
  readonly path: string;
  /** Null if there is none yet. */
  readonly text: string | null;
  /** Permissions, which stay; null if there is none yet. */
  readonly mode: number | null;
}

/** More than this is nobody's settings. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Reads a client's file. `inside`: the real folder that it must not lead out of; null for any place.
 * @throws PlanError `path-outside`, or `unreadable` for what is no UTF-8 text file, and for a link to nothing.
 */
export async function openConfigFile(path: string, inside: string | null): Promise<ConfigFile> {
  const real = await findPlace(path);
  if (inside !== null && !liesInside(inside, real)) {
    throw new PlanError('path-outside', `Expected ${path} to lie in ${inside}, got a link to ${real}.`, {
      hint: 'Remove the link, or write to the file of your own with --scope user.',
    });
  }
  const found = await stat(real).catch(() => null);
  if (found === null) return { path: real, text: null, mode: null };
  if (!found.isFile() || found.size > mostBytes) {
    throw new PlanError('unreadable', `Expected a file of at most 4 MiB at ${real}, got something else.`, {
      hint: 'Is this the right folder? Nothing was changed.',
    });
  }
  return { path: real, text: await readText(real), mode: found.mode & 0o777 };
}

/**
 * Writes the file whole or not at all, if it is still as it was read.
 * @throws PlanError `conflict`, or `unreadable` where it cannot be written.
 */
export async function writeConfigFile({ path, text: before, mode }: ConfigFile, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, mode ?? 0o644);
    try {
      await file.writeFile(text, 'utf8');
      if (mode !== null) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await putInPlace(temporary, path, before);
  } catch (cause) {
    await unlink(temporary).catch(() => undefined);
    if (cause instanceof PlanError) throw cause;
    throw new PlanError('unreadable', `Expected to write ${path}, but it cannot be written.`, {
      hint: 'Check the permissions and the space on the disk.',
      cause,
    });
  }
}

async function findPlace(path: string): Promise<string> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return join(await realFolder(dirname(path)), basename(path));
  return realpath(path).catch((cause: unknown) => {
    throw new PlanError('unreadable', `Expected a file at ${path}, got a link to nothing.`, {
      hint: 'Remove the link, or make the file that it leads to.',
      cause,
    });
  });
}

async function readText(path: string): Promise<string> {
  try {
    return decodeUtf8(await readFile(path));
  } catch (cause) {
    throw new PlanError('unreadable', `Expected UTF-8 text that can be read in ${path}, got something else.`, {
      hint: 'Check the permissions, and save the file as UTF-8; nothing was changed in it.',
      cause,
    });
  }
}

async function putInPlace(temporary: string, path: string, before: string | null): Promise<void> {
  // A link fails where somebody else has made the file meanwhile.
  if (before === null) {
    await link(temporary, path).catch((cause: NodeJS.ErrnoException) => {
      throw cause.code === 'EEXIST' ? changed(path) : cause;
    });
    return unlink(temporary);
  }
  if ((await readText(path)) !== before) throw changed(path);
  return rename(temporary, path);
}

function changed(path: string): PlanError {
  return new PlanError('conflict', `Expected ${path} as it was shown, found it changed meanwhile.`, {
    hint: 'Run the command again.',
  });
}
