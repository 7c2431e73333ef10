import type { RankingInput } from './ranking-input.ts';

const byNameCache = new WeakMap<RankingInput['index'], ReadonlyMap<string, readonly number[]>>();

/**
 * The files that may be ranked and that a path as written means: its whole path, or the longest common end of two paths
 * (`site-packages/django/db/utils.py` for `django/db/utils.py`). Empty when it fits none.
 */
export function findMentionedFiles({ index, eligible }: RankingInput, written: string): readonly number[] {
  const parts = written.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const named = (filesByName(index).get(parts.at(-1) ?? '') ?? []).filter((file) => eligible[file] === 1);
  let best: number[] = [];
  let most = 0;
  for (const file of named) {
    const own = (index.paths[file] ?? '').split('/');
    let common = 0;
    while (common < Math.min(own.length, parts.length) && own.at(-1 - common) === parts.at(-1 - common)) common += 1;
    if (common < parts.length && common < own.length && common < 2) continue;
    if (common > most) [best, most] = [[file], common];
    else if (common === most) best.push(file);
  }
  return best;
}

function filesByName(index: RankingInput['index']): ReadonlyMap<string, readonly number[]> {
  const known = byNameCache.get(index);
  if (known !== undefined) return known;
  const byName = new Map<string, number[]>();
  index.paths.forEach((path, file) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [file]);
    else list.push(file);
  });
  byNameCache.set(index, byName);
  return byName;
}
