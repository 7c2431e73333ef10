import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { decodePath } from './decode-path.ts';
import type { ObjectFormat } from './hash-blob.ts';
import type { TrackedEntry } from './list-index.ts';

/** The entries of an index file, and when it was written, in milliseconds since 1970. */
export interface GitIndex {
  /** Null for an index that only git can read: one that is split, or that names whole folders. */
  readonly entries: readonly TrackedEntry[] | null;
  /** The id of the tree that a commit of the whole index would have, where git has noted it. */
  readonly treeId: string | null;
  readonly writtenAt: number;
}

/**
 * Reads git's index itself, in the form that `git help gitformat-index` lays down: asking git for the same costs ten times as much.
 * There is no index before the first file is added.
 */
export function readGitIndex(path: string, format: ObjectFormat): GitIndex {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return { entries: [], treeId: null, writtenAt: 0 };
  }
  try {
    return { writtenAt: fstatSync(file).mtimeMs, ...parseIndex(readFileSync(file), format) };
  } finally {
    closeSync(file);
  }
}

const HEADER = 12;
/** Bytes of an entry before its blob id. */
const STAT = 40;
const EXTENDED = 0x4000;
const SKIP_WORKTREE = 0x4000;

function parseIndex(bytes: Buffer, format: ObjectFormat): Omit<GitIndex, 'writtenAt'> {
  const hash = format === 'sha256' ? 32 : 20;
  const end = bytes.length - hash;
  if (end < HEADER || bytes.toString('latin1', 0, 4) !== 'DIRC') return unknown;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return unknown;
  const entries: TrackedEntry[] = [];
  let at = HEADER;
  let before = '';
  for (let left = bytes.readUInt32BE(8); left > 0; left -= 1) {
    if (at + STAT + hash + 4 > end) return unknown;
    const flags = bytes.readUInt16BE(at + STAT + hash);
    const isExtended = (flags & EXTENDED) !== 0;
    const sparse = isExtended && (bytes.readUInt16BE(at + STAT + hash + 2) & SKIP_WORKTREE) !== 0;
    const name = readName(bytes, at + STAT + hash + (isExtended ? 4 : 2), version, before);
    if (name === null) return unknown;
    entries.push({
      path: decodePath(name.text),
      mode: bytes
        .readUInt32BE(at + 24)
        .toString(8)
        .padStart(6, '0'),
      blob: bytes.toString('hex', at + STAT, at + STAT + hash),
      stage: (flags >> 12) & 3,
      stat: {
        changedAt: timeAt(bytes, at),
        modifiedAt: timeAt(bytes, at + 8),
        inode: bytes.readUInt32BE(at + 20),
        size: bytes.readUInt32BE(at + 36),
      },
      sparse,
    });
    before = name.text;
    // From version 4 on nothing fills an entry up to eight bytes.
    at = version === 4 ? name.end + 1 : at + 8 * (Math.floor((name.end - at) / 8) + 1);
  }
  const extensions = listExtensions(bytes, at, end);
  // One whose name begins with a small letter changes what the entries mean: `link` splits the index, `sdir` names folders.
  if (extensions.some(({ name }) => /^[^A-Z]/.test(name))) return unknown;
  const trees = extensions.find(({ name }) => name === 'TREE');
  return { entries, treeId: trees === undefined ? null : readTreeId(trees.content, hash) };
}

const unknown = { entries: null, treeId: null } as const;

/** Seconds and nanoseconds, in milliseconds. */
function timeAt(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * 1000 + bytes.readUInt32BE(at + 4) / 1e6;
}

/** The name that begins here, as bytes in a string, and where its NUL stands. In version 4 it shares a start with the one before. */
function readName(bytes: Buffer, start: number, version: number, before: string) {
  let [at, dropped] = [start, 0];
  if (version === 4) {
    let byte = bytes[at] ?? 0;
    dropped = byte & 127;
    for (at += 1; byte > 127; at += 1) {
      byte = bytes[at] ?? 0;
      dropped = (dropped + 1) * 128 + (byte & 127);
    }
  }
  const end = bytes.indexOf(0, at);
  if (end < 0 || dropped > before.length) return null;
  const own = bytes.toString('latin1', at, end);
  return { text: version === 4 ? before.slice(0, before.length - dropped) + own : own, end };
}

/** What follows the entries: four letters of a name, a size, and so many bytes. */
function listExtensions(bytes: Buffer, start: number, end: number) {
  const found: { readonly name: string; readonly content: Buffer }[] = [];
  for (let at = start; at + 8 <= end;) {
    const next = at + 8 + bytes.readUInt32BE(at + 4);
    found.push({ name: bytes.toString('latin1', at, at + 4), content: bytes.subarray(at + 8, Math.min(next, end)) });
    at = next;
  }
  return found;
}

/** The first of the trees that git has noted is the root: an empty name, a count of entries, a count of folders, and its id if the count is no -1. */
function readTreeId(trees: Buffer, hash: number): string | null {
  const head = /^\0\d+ \d+\n/.exec(trees.toString('latin1', 0, 40))?.[0];
  return head === undefined || trees.length < head.length + hash
    ? null
    : trees.toString('hex', head.length, head.length + hash);
}
