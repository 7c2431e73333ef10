import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readFile, realpath, rename, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { PlanError } from '../errors.ts';
import { decodeUtf8 } from '../markdown/decode.ts';

/** A file name that is a plan's on every system: no separators, no control characters, no leading dot or dash. */
const fileName = /^[\p{L}\p{N}_][\p{L}\p{N} _.+@()-]{0,180}\.md$/u;
const nameForWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)\./i;

/**
 * Where a plan may be written: the file as given if it lies inside `folder` by real path and its name is a plan's.
 * A file that is a symbolic link is refused. Nothing is written.
 * @throws PlanError `path-outside` or `usage`.
 */
export async function placePlan(folder: string, file: string): Promise<string> {
  const target = resolve(folder, file);
  const name = basename(target);
  if (file.includes('\0') || !fileName.test(name) || nameForWindows.test(name)) {
    throw new PlanError('usage', `Expected a Markdown file name for the plan, got ${JSON.stringify(name)}.`, {
      hint: 'Use letters, digits, spaces, dots and dashes, ending in .md.',
    });
  }
  if (target.split(sep).includes('.git')) {
    throw new PlanError('path-outside', `Expected a plan in the working tree, got ${target}, which is git's own.`, {
      hint: 'Write plans below the repository, for instance docs/plans/.',
    });
  }
  const real = await realFolder(dirname(target));
  const root = await realFolder(folder);
  if (!liesInside(root, real)) {
    throw new PlanError('path-outside', `Expected a plan inside ${root}, got ${target}.`, {
      hint: 'Write plans below the repository, for instance docs/plans/; start the program with another --repo for another place.',
    });
  }
  const place = join(real, name);
  const found = await lstat(place).catch(() => null);
  if (found?.isSymbolicLink() === true) {
    throw new PlanError('path-outside', `Expected a plan file of its own, got a symbolic link: ${place}.`, {
      hint: 'Name the file that the link leads to.',
    });
  }
  return place;
}

/**
 * Reads a plan file as UTF-8.
 * @throws PlanError `not-found`, or `unreadable` when it is not UTF-8 text of at most 4 MiB.
 */
export async function readPlanFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new PlanError('not-found', `Expected a plan file, found none that can be read at ${path}.`, {
      hint: 'Check the path; `groundplan draft` writes plans under docs/plans/.',
      cause,
    });
  });
  if (bytes.length > 4 * 1024 * 1024) {
    throw new PlanError('unreadable', `Expected a plan of at most 4 MiB, got ${bytes.length} bytes in ${path}.`, {
      hint: 'Is it a plan? Move long material to a file of its own.',
    });
  }
  return decodeUtf8(bytes);
}

/** What is expected to be on disk: nothing, or exactly this text. */
export type Expected = { readonly text: string } | 'absent';

/**
 * Writes a plan whole or not at all: a temporary file beside it, flushed, then renamed. A file that is not as expected
 * is never overwritten.
 * @throws PlanError `exists` or `conflict`.
 */
export async function writePlanFile(path: string, text: string, expected: Expected): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await openBeside(path, temporary);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
    await file.close();
    await putInPlace(temporary, path, expected);
  } catch (error) {
    await file.close().catch(() => undefined);
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Creates the temporary file, and the folders above it. */
async function openBeside(path: string, temporary: string): Promise<FileHandle> {
  try {
    await mkdir(dirname(path), { recursive: true });
    return await open(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o644);
  } catch (cause) {
    throw new PlanError('unreadable', `Expected to write in ${dirname(path)}, but it cannot be written to.`, {
      hint: 'Check the permissions, the space on the disk, and that no part of the path is a file; or give --out for another place.',
      cause,
    });
  }
}

async function putInPlace(temporary: string, path: string, expected: Expected): Promise<void> {
  if (expected === 'absent') {
    // A hard link fails when the name is taken, so that of two writers one wins and the other is told.
    await link(temporary, path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
      throw new PlanError('exists', `Expected no file at ${path}, found one.`, {
        hint: 'Give --force to replace it, or --out for another file.',
        cause,
      });
    });
    return unlink(temporary);
  }
  const present = await readPlanFile(path);
  if (present !== expected.text) {
    throw new PlanError('conflict', `Expected ${path} as it was read, found it changed meanwhile.`, {
      hint: 'Read the plan again and repeat the change.',
    });
  }
  return rename(temporary, path);
}

/** True if `path` is `root` or lies below it; both real and absolute. */
export function liesInside(root: string, path: string): boolean {
  const from = relative(root, path);
  return from === '' || (!isAbsolute(from) && from !== '..' && !from.startsWith(`..${sep}`));
}

/** The real path of a folder that may not exist yet: links are resolved as far as it does. */
export async function realFolder(folder: string): Promise<string> {
  const found = await realpath(folder).catch(() => null);
  if (found !== null) return found;
  const parent = dirname(folder);
  return parent === folder ? folder : join(await realFolder(parent), basename(folder));
}
