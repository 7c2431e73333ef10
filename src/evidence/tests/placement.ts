import { groupBy } from '../group-by.ts';
import { ancestorsOf, folderOf } from '../../repository/paths.ts';
import { describePlacement } from './describe-placement.ts';
import { familyOf } from './names.ts';
import type { Learned, Relation, TestPair } from './relation.ts';
import { applyRelation, keyOf, partsOf, relationOf } from './relation.ts';

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
    words: describePlacement(learned, mirrored),
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

/** The first folders that all paths have in common. */
function sharedStart(folders: readonly string[]): string {
  return folders.reduce((shared, folder) => {
    const a = partsOf(shared);
    const b = partsOf(folder);
    const differs = a.findIndex((part, at) => part !== b[at]);
    return (differs < 0 ? a : a.slice(0, differs)).join('/');
  });
}
