import { commonest } from '../commonest.ts';
import { groupBy, largestFirst } from '../group-by.ts';
import { baseOf } from '../../repository/paths.ts';
import { isProductPath } from '../product-path.ts';
import { familyOf, stemOf } from './names.ts';
import type { Learned } from './relation.ts';
import { joinParts, keyOf, partsOf } from './relation.ts';

/** Names the commonest relation of each language that has a tenth of the tests or more; pairs of examples do not count. */
export function describePlacement(learned: readonly Learned[], mirrored: ReadonlySet<string>): string | null {
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
  const isMirror = mirrored.has(keyOf(first.relation));
  if (from === '')
    return isMirror ? `under \`${to}/\`, folder by folder, as ${form}` : `in \`${to}/\` beside the source as ${form}`;
  const shared = sharedEnd(group.map(({ relation }) => relation.base));
  if (to === '') return `above \`${joinParts(shared, from)}/\` as ${form}`;
  return isMirror
    ? `under \`${joinParts(shared, to)}/\` mirroring \`${joinParts(shared, from)}/\` as ${form}`
    : `in \`${joinParts(shared, to)}/\` for \`${joinParts(shared, from)}/\` as ${form}`;
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
