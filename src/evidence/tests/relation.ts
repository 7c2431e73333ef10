import { baseOf, folderOf } from '../../repository/paths.ts';
import { stemOf } from './names.ts';

/** A test file and the source that it is named after. */
export interface TestPair {
  readonly test: string;
  readonly source: string;
}

/** Where a test stands relative to its source: replace `from` by `to` in the folder, and name it by `name`. */
export interface Relation {
  /** Folders before the part that differs, as in the pair that it was read from. */
  readonly base: string;
  readonly from: string;
  readonly to: string;
  /** File name with `{stem}` for the source's stem and `{ending}` for its ending. */
  readonly name: string;
  /** True if folders below `from` are repeated below `to`; else `to` is flat. */
  readonly deep: boolean;
}

/** A relation with the pair that it was read from. */
export interface Learned {
  readonly relation: Relation;
  readonly pair: TestPair;
}

/** Reads the relation of a pair, or null when the pair shows no rule. */
export function relationOf({ test, source }: TestPair): Relation | null {
  if (test === source) return { base: '', from: '', to: '', name: '{stem}{ending}', deep: false };
  const name = namePattern(test, source);
  if (name === null) return null;
  const tests = partsOf(folderOf(test));
  const sources = partsOf(folderOf(source));
  let before = 0;
  while (before < Math.min(tests.length, sources.length) && tests[before] === sources[before]) before += 1;
  let after = 0;
  while (after < Math.min(tests.length, sources.length) - before && tests.at(-1 - after) === sources.at(-1 - after))
    after += 1;
  const to = tests.slice(before, tests.length - after);
  // A test that stands beside another part of the product is named alike by chance, and shows no rule.
  if (!to.every((part) => TEST_FOLDER.test(part))) return null;
  return {
    base: tests.slice(0, before).join('/'),
    from: sources.slice(before, sources.length - after).join('/'),
    to: to.join('/'),
    name,
    deep: after > 0,
  };
}

const TEST_FOLDER =
  /^(?:.*[._-])?(?:unit|integration|functional|feature)?[._-]?(?:tests?|specs?)$|^(?:__tests__|unit|integration|functional|feature|e2e)$/i;

function namePattern(test: string, source: string): string | null {
  const stem = stemOf(source);
  const name = baseOf(test);
  const at = name.indexOf(stem);
  if (at < 0) return null;
  const rest = name.slice(at + stem.length);
  const ending = baseOf(source).slice(stem.length);
  const tail = ending !== '' && rest.endsWith(ending) ? `${rest.slice(0, -ending.length)}{ending}` : rest;
  return `${name.slice(0, at)}{stem}${tail}`;
}

/** Where the relation puts the test of a source; null for a source that it does not speak of. */
export function applyRelation({ base, from, to, name, deep }: Relation, written: string): string | null {
  // A test is named after the package, not after its `__init__.py`.
  const source = written.replace(/\/__init__(\.py)$/, '$1');
  const stem = stemOf(source);
  const file = name.replace('{stem}', stem).replace('{ending}', baseOf(source).slice(stem.length));
  const folder = folderOf(source);
  if (from === '' && to === '') return joinParts(folder, file);
  if (from === '') {
    if (!deep) return joinParts(folder, to, file);
    return base === '' || folder === base || folder.startsWith(`${base}/`)
      ? joinParts(base, to, folder.slice(base.length), file)
      : null;
  }
  const parts = partsOf(folder);
  const wanted = partsOf(from);
  const start = parts.findIndex((_, at) => wanted.every((part, offset) => parts[at + offset] === part));
  if (start < 0) return null;
  const below = deep ? parts.slice(start + wanted.length).join('/') : '';
  return joinParts(parts.slice(0, start).join('/'), to, below, file);
}

/** Joins folders and a name, each of which may be empty. */
export function joinParts(...parts: readonly string[]): string {
  return parts.flatMap(partsOf).join('/');
}

/** The names of a folder's path. */
export function partsOf(folder: string): readonly string[] {
  return folder.split('/').filter((part) => part !== '');
}

/** Equal for relations that are one rule. */
export function keyOf({ from, to, name, base }: Relation): string {
  return [from, to, name, from === '' ? base.split('/')[0] : ''].join('\n');
}
