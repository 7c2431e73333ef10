import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, open, realpath, rename, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { PlanError } from '../errors.ts';
import { decodeUtf8 } from '../markdown/decode.ts';
import { isGitFolder } from '../repository/paths.ts';
import { makeFolder } from './make-folder.ts';
import { readOwnFile } from './read-own-file.ts';

/** A file name that is a plan's on every system: no separators, no control characters, no leading dot or dash. */
const fileName = /^[\p{L}\p{N}_][\p{L}\p{N} _.+@()-]{0,180}\.(md|rst|adoc)$/u;
const nameForWindows = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *\./i;

/** Bytes of a plan; a hundred times what one has. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Where a plan may be written, or a record beside it: the file as given if it lies inside `folder` by real path and its name is
 * one of that `ending`.
 * A file that is a symbolic link is refused. Nothing is written.
 * @throws PlanError `path-outside` or `usage`.
 */
export async function placePlan(folder: string, file: string, ending: 'md' | 'rst' | 'adoc' = 'md'): Promise<string> {
  const target = resolve(folder, file);
  const name = basename(target);
  if (file.includes('\0') || fileName.exec(name)?.[1] !== ending || nameForWindows.test(name)) {
    throw new PlanError('usage', `Expected a Markdown file name for the plan, got ${JSON.stringify(name)}.`, {
      hint: `Use letters, digits, spaces, dots and dashes, ending in .${ending}.`,
    });
  }
  const real = await realFolder(dirname(target));
  const root = await realFolder(folder);
  if ([relative(folder, target), relative(root, real)].some((way) => way.split(sep).some(isGitFolder))) {
    throw new PlanError('path-outside', `Expected a plan in the working tree, got ${target}, which is git's own.`, {
      hint: 'Write plans below the repository, for instance docs/plans/.',
    });
  }
  if (!liesInside(root, real)) {
    throw new PlanError('path-outside', `Expected a plan inside ${root}, got ${target}.`, {
      hint: 'Write plans below the repository, for instance docs/plans/; start the program with another --repo for another place.',
    });
  }
  const place = join(real, name);
  const found = await lstat(place).catch(() => null);
  if (found?.isSymbolicLink() === true) throw refuseLink(place);
  return place;
}

/**
 * Reads a plan file as UTF-8. A symbolic link is not followed, so that what is put in the place of a plan leads nowhere else.
 * @throws PlanError `not-found`, `path-outside` for a link, or `unreadable` when it is not UTF-8 text of at most 4 MiB.
 */
export async function readPlanFile(path: string): Promise<string> {
  const bytes = await readOwnFile(path, mostBytes);
  if (bytes === 'link') throw refuseLink(path);
  if (bytes === 'none' || bytes === 'other') {
    throw new PlanError('not-found', `Expected a plan file, found none that can be read at ${path}.`, {
      hint: 'Check the path; `groundplan draft` writes plans under docs/plans/.',
    });
  }
  if (bytes === 'large') {
    throw new PlanError('unreadable', `Expected a plan of at most 4 MiB, got more in ${path}.`, {
      hint: 'Is it a plan? Move long material to a file of its own.',
    });
  }
  return decodeUtf8(bytes);
}

function refuseLink(path: string): PlanError {
  return new PlanError('path-outside', `Expected a plan file of its own, got a symbolic link: ${path}.`, {
    hint: 'Name the file that the link leads to.',
  });
}

/** What is expected to be on disk: nothing, or exactly this text. */
export type Expected = { readonly text: string } | 'absent';

/**
 * Writes a plan whole or not at all: a temporary file beside it, flushed, then renamed. A file that is not as expected
 * is never overwritten. `path` is as `placePlan` gave it.
 * @throws PlanError `exists`, `conflict`, `path-outside` when its folder became a link since, `limit` for more than can be read again.
 */
export async function writePlanFile(path: string, text: string, expected: Expected): Promise<void> {
  if (Buffer.byteLength(text) > mostBytes) {
    throw new PlanError('limit', `Expected a plan of at most 4 MiB, got more; ${path} was not changed.`, {
      hint: 'Shorten what you add, or name a file that holds it.',
    });
  }
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

/** Writes a text as `<name>.<what>.md` beside a plan, under a number of its own where that is taken. Gives its absolute path. */
export async function writeBeside(path: string, what: string, text: string, count = 1): Promise<string> {
  const place = path.replace(/\.md$/, `.${what}${count === 1 ? '' : `-${count}`}.md`);
  try {
    await writePlanFile(place, text, 'absent');
    return place;
  } catch (error) {
    if (!(error instanceof PlanError) || error.code !== 'exists') throw error;
    return writeBeside(path, what, text, count + 1);
  }
}

/** Creates the temporary file, and the folders above it. */
async function openBeside(path: string, temporary: string): Promise<FileHandle> {
  try {
    await makeFolder(dirname(path));
    return await open(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o644);
  } catch (cause) {
    if (cause instanceof PlanError) throw cause;
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

/** The real path of a folder that may not exist yet: from the top down, links are resolved as far as it does. */
export async function realFolder(folder: string): Promise<string> {
  const { root } = parse(folder);
  const parts = folder.slice(root.length).split(sep).filter(Boolean);
  let real = root;
  for (const [index, part] of parts.entries()) {
    const next = await realpath(join(real, part)).catch(() => null);
    if (next === null) return join(real, ...parts.slice(index));
    real = next;
  }
  return real;
}
