import { ancestorsOf, baseOf, folderOf } from '../paths.ts';
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
  /** True if folders below `from` are repeated below `to`. */
  readonly deep: boolean;
}

export interface Placement {
  /** In words, or null when no test is named after a source. */
  readonly words: string | null;
  /** Where the test of this source would be, nearest example first; null without an example in its language. */
  expect(source: string): string | null;
}

/** Learns from the pairs how tests are placed; near pairs decide before far ones, so that packages may differ. */
export function learnPlacement(pairs: readonly TestPair[]): Placement {
  const learned = pairs.flatMap((pair) => {
    const relation = relationOf(pair);
    return relation === null ? [] : [{ relation, source: pair.source }];
  });
  const byFolder = new Map<string, Map<string, { relation: Relation; times: number }>>();
  for (const { relation, source } of learned) {
    for (const folder of ancestorsOf(folderOf(source))) {
      const place = `${familyOf(source)} ${folder}`;
      const known = byFolder.get(place) ?? new Map<string, { relation: Relation; times: number }>();
      byFolder.set(place, known);
      const key = keyOf(relation);
      known.set(key, { relation: known.get(key)?.relation ?? relation, times: (known.get(key)?.times ?? 0) + 1 });
    }
  }
  return {
    words: describe(learned.map(({ relation }) => relation)),
    expect: (source) => {
      for (const folder of ancestorsOf(folderOf(source))) {
        const known = [...(byFolder.get(`${familyOf(source)} ${folder}`)?.values() ?? [])].sort(
          (a, b) => b.times - a.times,
        );
        for (const { relation } of known) {
          const path = applyRelation(relation, source);
          if (path !== null) return path;
        }
      }
      return null;
    },
  };
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
  return {
    base: tests.slice(0, before).join('/'),
    from: sources.slice(before, sources.length - after).join('/'),
    to: tests.slice(before, tests.length - after).join('/'),
    name,
    deep: after > 0,
  };
}

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

function applyRelation({ base, from, to, name, deep }: Relation, source: string): string | null {
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
  return join(parts.slice(0, start).join('/'), to, parts.slice(start + wanted.length).join('/'), file);
}

function join(...parts: readonly string[]): string {
  return parts.flatMap(partsOf).join('/');
}

function partsOf(folder: string): readonly string[] {
  return folder.split('/').filter((part) => part !== '');
}

function keyOf({ from, to, name, deep, base }: Relation): string {
  return [from, to, name, from === '' && deep ? base : ''].join('\n');
}

/** Names the commonest relation, and the next one if it holds for a quarter or more. */
function describe(relations: readonly Relation[]): string | null {
  const counts = new Map<string, { relation: Relation; times: number; bases: Set<string> }>();
  for (const relation of relations) {
    const words = wordsFor(relation);
    const known = counts.get(words) ?? { relation, times: 0, bases: new Set<string>() };
    counts.set(words, { relation, times: known.times + 1, bases: known.bases.add(relation.base) });
  }
  const sorted = [...counts].sort((a, b) => b[1].times - a[1].times || (a[0] < b[0] ? -1 : 1));
  const kept = sorted.filter(([, { times }], at) => at === 0 || (at === 1 && times >= relations.length / 4));
  return kept.length === 0
    ? null
    : kept
        .map(([words, { relation, bases }]) => (bases.size === 1 ? wordsFor(relation, relation.base) : words))
        .join('; or ');
}

function wordsFor({ from, to, name }: Relation, base = ''): string {
  const form = `\`${name.replace('{stem}', '*').replace('{ending}', '.*')}\``;
  if (name === '{stem}{ending}' && from === '' && to === '') return 'in the source file itself, under `#[cfg(test)]`';
  if (from === '' && to === '') return `beside the source as ${form}`;
  if (from === '') return `in \`${to}/\` beside the source as ${form}`;
  return to === ''
    ? `above \`${join(base, from)}/\` as ${form}`
    : `under \`${join(base, to)}/\` mirroring \`${join(base, from)}/\` as ${form}`;
}
