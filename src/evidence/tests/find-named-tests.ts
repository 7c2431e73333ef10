import { folderOf } from '../../repository/paths.ts';
import type { ConcernedFunction } from '../collectors/candidates.ts';
import type { TestFile } from '../collectors/tests.ts';
import { familyOf, foldName, testedNameOf } from './names.ts';

/** A test file that is named after a function or method of the likely change: `partial.test.ts` for `partial`. */
export interface NamedTest {
  readonly path: string;
  /** The function, as the code has it. */
  readonly name: string;
  /** The file that defines it, the nearest one where several do. */
  readonly source: string;
}

/** Names that many things have: a test file of such a name speaks of something else as often as not. */
const shortest = 4;
const mostOfOne = 2;

/**
 * The test files that are named after one of these functions, in the order of the functions. Where several are, those nearest to its
 * file come first. Those who name their tests so keep the cases of a function there, whatever file defines it.
 */
export function findNamedTests(
  tests: readonly TestFile[],
  functions: readonly ConcernedFunction[],
): readonly NamedTest[] {
  const byName = new Map<string, readonly TestFile[]>();
  for (const test of tests) {
    const name = foldName(testedNameOf(test.path) ?? '');
    if (name.length >= shortest) byName.set(name, [...(byName.get(name) ?? []), test]);
  }
  const names = [...new Set(functions.map(({ name }) => name))];
  const found = names.flatMap((name): NamedTest[] => {
    const sources = functions.filter((one) => one.name === name).map(({ path }) => path);
    const named = (byName.get(foldName(name)) ?? []).flatMap(({ path }) => {
      const near = sources.filter((source) => familyOf(source) === familyOf(path));
      const [source] = near.sort((one, other) => sharedFolders(path, other) - sharedFolders(path, one));
      return source === undefined || source === path ? [] : [{ path, name, source }];
    });
    const rated = named.map((one) => ({ one, shared: sharedFolders(one.path, one.source) }));
    const most = Math.max(0, ...rated.map(({ shared }) => shared));
    // A test of another package or version tests a function of the same name there.
    return rated
      .filter(({ shared }) => shared === most)
      .slice(0, mostOfOne)
      .map(({ one }) => one);
  });
  return found.filter(({ path }, at) => found.findIndex((other) => other.path === path) === at);
}

/** Number of folders that both paths begin with. */
function sharedFolders(one: string, other: string): number {
  const folders = folderOf(other).split('/');
  const own = folderOf(one).split('/');
  const differs = own.findIndex((folder, at) => folder !== folders[at]);
  return differs < 0 ? own.length : differs;
}
