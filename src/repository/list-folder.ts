import { readdirSync, readFileSync, lstatSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Listing, ListedPath } from './listing.ts';

/** What nobody means by "the files of this project", where no `.gitignore` says so. */
const NEVER = new Set(
  [
    '.git .hg .svn .jj node_modules bower_components .venv venv __pycache__ .tox .nox .mypy_cache .pytest_cache .ruff_cache',
    '.gradle .idea .vs .next .nuxt .svelte-kit .turbo .parcel-cache .cache .terraform dist target coverage .DS_Store',
  ].flatMap((line) => line.split(' ')),
);

/** A folder without git may be a whole home directory. */
const MOST_FILES = 100_000;

/** Lists a folder outside git, leaving out what its `.gitignore` files name and what tools leave behind. Links are not followed. */
export function listFolder(root: string, mostFiles = MOST_FILES): Listing {
  const files: ListedPath[] = [];
  const complete = walk('', []);
  const notices = complete ? [] : [`Only the first ${mostFiles} files are listed: the folder holds more.`];
  return { files, dirty: new Set(), sparse: new Set(), changes: null, notices };

  /** False when there was no room for all. */
  function walk(folder: string, above: readonly Rules[]): boolean {
    const entries = readFolder(join(root, folder));
    const own = entries.some(({ name }) => name === '.gitignore') ? readRules(root, folder) : null;
    const rules = own === null ? above : [...above, own];
    for (const entry of entries) {
      const path = folder + entry.name;
      if (NEVER.has(entry.name) || isIgnored(entry.isDirectory() ? `${path}/` : path, rules)) continue;
      if (entry.isDirectory()) {
        if (!walk(`${path}/`, rules)) return false;
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        if (files.length >= mostFiles) return false;
        files.push(describe(root, path, entry));
      }
    }
    return true;
  }
}

/** The rules of one `.gitignore`, for the paths below its folder. */
interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

function readRules(root: string, folder: string): Rules | null {
  try {
    return { folder, rules: ignore().add(readFileSync(join(root, folder, '.gitignore'), 'utf8')) };
  } catch {
    return null;
  }
}

/** The rules nearest to the file decide, as in git. */
function isIgnored(path: string, rules: readonly Rules[]): boolean {
  for (const { folder, rules: own } of rules.toReversed()) {
    const { ignored, unignored } = own.test(path.slice(folder.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** Names that are not UTF-8 come with a replacement character, by which no file can be opened: they are left out. */
function readFolder(folder: string): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !name.includes('\ufffd'))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}

function describe(root: string, path: string, entry: Dirent): ListedPath {
  const size = lstatSync(join(root, path), { throwIfNoEntry: false })?.size ?? 0;
  return { path, size, blob: null, link: entry.isSymbolicLink() };
}
