import { commonest } from '../commonest.ts';
import { groupBy, largestFirst } from '../group-by.ts';
import { ancestorsOf, baseOf, folderOf } from '../paths.ts';
import { isProductPath } from '../product-path.ts';
import { familyOf, stemOf } from './names.ts';

/** A test file and the source that it is named after. */
export interface TestPair {
  readonly test: string;
  readonly source: string;
}

/** Where a test stands relative to its source: replace `from` by `to` in the folder, and name it by `name`. */
interface Relation {
  /** Folders before the part that differs, as in the pair that it was read from. */
  readonly base: string;
  readonly from: string;
  readonly to: string;
  /** File name with `{stem}` for the source's stem and `{ending}` for its ending. */
  readonly name: string;
  /** True if folders below `from` are repeated below `to`; else `to` is flat. */
  readonly deep: boolean;
}

export interface Placement {
  /** In words, or null when no test is named after a source. */
  readonly words: string | null;
  /** Where the test of this source would be, nearest example first; null without an example in its language. */
  expect(source: string): string | null;
}

/** Learns from the pairs how tests are placed; near pairs decide before far ones, so that packages may differ. */
export function learnPlacement(pairs: readonly TestPair[], packages: ReadonlySet<string> = new Set()): Placement {
  const learned = withFlatFolders(
    pairs.flatMap((pair) => {
      const relation = relationOf(pair);
      return relation === null ? [] : [{ relation, pair }];
    }),
  );
  const mirrored = new Set(learned.filter(({ relation }) => relation.deep).map(({ relation }) => keyOf(relation)));
  const byFolder = new Map<string, Map<string, Counted>>();
  for (const { relation: read, pair } of learned) {
    const relation = { ...read, deep: mirrored.has(keyOf(read)) };
    for (const folder of ancestorsOf(folderOf(pair.source))) {
      const place = `${familyOf(pair.source)} ${folder}`;
      const known = byFolder.get(place) ?? new Map<string, Counted>();
      byFolder.set(place, known);
      const key = keyOf(relation);
      known.set(key, { relation, times: (known.get(key)?.times ?? 0) + 1 });
    }
  }
  return {
    words: describe(learned, mirrored),
    expect: (source) => {
      for (const folder of ancestorsOf(folderOf(source))) {
        const isWhole = folder === '' || packages.has(folder);
        const path = usual(source, isWhole, [...(byFolder.get(`${familyOf(source)} ${folder}`)?.values() ?? [])]);
        if (path !== null) return path;
      }
      return null;
    },
  };
}

/** One test folder that serves several source folders is flat: it stands for what those have in common. */
function withFlatFolders(learned: readonly Learned[]): readonly Learned[] {
  const isFlat = ({ relation }: Learned) => !relation.deep && relation.to !== '' && relation.from !== '';
  const groups = groupBy(learned.filter(isFlat), ({ relation }) => `${relation.base}\n${relation.to}`);
  return learned.map((one) => {
    if (!isFlat(one)) return one;
    const group = groups.get(`${one.relation.base}\n${one.relation.to}`) ?? [one];
    const from = sharedStart(group.map(({ relation }) => relation.from));
    return from === '' ? one : { ...one, relation: { ...one.relation, from } };
  });
}

interface Learned {
  readonly relation: Relation;
  readonly pair: TestPair;
}

interface Counted {
  readonly relation: Relation;
  readonly times: number;
}

/** Where the commonest relation of a folder puts the test; below a whole package, one example or a minority is no rule. */
function usual(source: string, isWhole: boolean, known: readonly Counted[]): string | null {
  const total = known.reduce((sum, { times }) => sum + times, 0);
  const sorted = known
    .filter(({ times }) => isWhole || (times >= 2 && times >= total / 2))
    .sort((a, b) => b.times - a.times);
  return sorted.reduce<string | null>((path, { relation }) => path ?? applyRelation(relation, source), null);
}

function relationOf({ test, source }: TestPair): Relation | null {
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

function applyRelation({ base, from, to, name, deep }: Relation, written: string): string | null {
  // A test is named after the package, not after its `__init__.py`.
  const source = written.replace(/\/__init__(\.py)$/, '$1');
  const stem = stemOf(source);
  const file = name.replace('{stem}', stem).replace('{ending}', baseOf(source).slice(stem.length));
  const folder = folderOf(source);
  if (from === '' && to === '') return join(folder, file);
  if (from === '') {
    if (!deep) return join(folder, to, file);
    return base === '' || folder === base || folder.startsWith(`${base}/`)
      ? join(base, to, folder.slice(base.length), file)
      : null;
  }
  const parts = partsOf(folder);
  const wanted = partsOf(from);
  const start = parts.findIndex((_, at) => wanted.every((part, offset) => parts[at + offset] === part));
  if (start < 0) return null;
  const below = deep ? parts.slice(start + wanted.length).join('/') : '';
  return join(parts.slice(0, start).join('/'), to, below, file);
}

function join(...parts: readonly string[]): string {
  return parts.flatMap(partsOf).join('/');
}

function partsOf(folder: string): readonly string[] {
  return folder.split('/').filter((part) => part !== '');
}

function keyOf({ from, to, name, base }: Relation): string {
  return [from, to, name, from === '' ? base.split('/')[0] : ''].join('\n');
}

/** Names the commonest relation of each language that has a tenth of the tests or more; pairs of examples do not count. */
function describe(learned: readonly Learned[], mirrored: ReadonlySet<string>): string | null {
  const product = learned.filter(({ pair }) => isProductPath(pair.source));
  const counted = product.length === 0 ? learned : product;
  const families = largestFirst(groupBy(counted, ({ pair }) => familyOf(pair.source)));
  const words = families
    .filter((family) => family.length >= counted.length / 10)
    .flatMap((family) => {
      const [usual] = largestFirst(groupBy(family, ({ relation: { from, to, name } }) => [from, to, name].join('\n')));
      return usual === undefined ? [] : [wordsFor(usual, mirrored)];
    });
  return words.length === 0 ? null : words.join('; ');
}

function wordsFor(group: readonly Learned[], mirrored: ReadonlySet<string>): string {
  const [first] = group;
  if (first === undefined) return '';
  const { from, to, name } = first.relation;
  if (name === '{stem}{ending}' && from === '' && to === '') return 'in the source file itself, under `#[cfg(test)]`';
  const ending = commonest(group.map(({ pair }) => baseOf(pair.source).slice(stemOf(pair.source).length)));
  const form = `\`${name.replace('{stem}', '*').replace('{ending}', ending)}\``;
  if (from === '' && to === '') return `beside the source as ${form}`;
  if (from === '') return `in \`${to}/\` beside the source as ${form}`;
  const shared = sharedEnd(group.map(({ relation }) => relation.base));
  if (to === '') return `above \`${join(shared, from)}/\` as ${form}`;
  return mirrored.has(keyOf(first.relation))
    ? `under \`${join(shared, to)}/\` mirroring \`${join(shared, from)}/\` as ${form}`
    : `in \`${join(shared, to)}/\` for \`${join(shared, from)}/\` as ${form}`;
}

/** The last folders that all paths have in common: `src` of `gson/src` and `extras/src`. */
function sharedEnd(folders: readonly string[]): string {
  return folders.reduce((shared, folder) => {
    const a = partsOf(shared);
    const b = partsOf(folder);
    let length = 0;
    while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length += 1;
    return length === 0 ? '' : a.slice(-length).join('/');
  });
}

/** The first folders that all paths have in common. */
function sharedStart(folders: readonly string[]): string {
  return folders.reduce((shared, folder) => {
    const a = partsOf(shared);
    const b = partsOf(folder);
    const differs = a.findIndex((part, at) => part !== b[at]);
    return (differs < 0 ? a : a.slice(0, differs)).join('/');
  });
}
