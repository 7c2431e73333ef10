import type { Collector } from '../collector.ts';
import { folderOf } from '../../repository/paths.ts';
import { scanSources } from '../scan/scan-sources.ts';
import { createCommandFinder } from '../tests/command-for.ts';
import { findTestFiles } from '../tests/find-test-files.ts';
import { createTargetFinder, standsNear } from '../tests/find-targets.ts';
import { describeFolders } from '../tests/describe-folders.ts';
import { learnPlacement } from '../tests/placement.ts';
import { collectCandidates } from './candidates.ts';
import { collectCommands } from './commands.ts';
import { collectPackages } from './packages.ts';

/** A test file and what it proves. */
export interface TestFile {
  readonly path: string;
  /** Source files that it tests, best guess first: by name, then by import. */
  readonly targets: readonly string[];
  /** Names of its cases as written, with lines; at most 200. */
  readonly cases: readonly { readonly name: string; readonly line: number }[];
  readonly kind: 'unit' | 'integration' | 'end-to-end';
}

export interface TestFacts {
  readonly files: readonly TestFile[];
  /** How this repository places its tests: "beside the source as `*.test.ts`", "under `tests/` mirroring `src/`"; null without tests. */
  readonly placement: string | null;
  /** Where the test of a source file is, or would by placement be, with whether that file is there (in Rust, the source itself). Null when no placement is known. */
  testFor(source: string): { readonly path: string; readonly exists: boolean } | null;
  /** The command that runs just this test file, in the repository's own runner; null when the runner is not known. */
  commandFor(testPath: string): string | null;
}

export const collectTests: Collector<TestFacts> = async ({ repository, use }) => {
  const { files: candidates } = await use(collectCandidates);
  const { inlineTests } = await use(scanSources);
  const targetsOf = createTargetFinder(repository);
  const found = findTestFiles(repository, candidates, inlineTests).map((file) => {
    const { paths, named } = file.inline ? { paths: [file.path], named: file.path } : targetsOf(file.path);
    return { ...file, targets: paths, named };
  });
  const packages = await use(collectPackages);
  const placement = learnPlacement(
    found.flatMap(({ path, named }) =>
      named === null || !standsNear(path, named) ? [] : [{ test: path, source: named }],
    ),
    new Set(packages.workspaces.map(({ path }) => path)),
  );
  const files = found.map(({ path, targets, cases, kind }) => ({ path, targets, cases, kind }));
  const paths = new Set(files.map(({ path }) => path));
  const own = ownTests(found);
  return {
    files,
    placement: placement.words ?? describeFolders([...paths]),
    testFor: (source) => {
      if (paths.has(source)) return { path: source, exists: true };
      const path = own.get(source) ?? placement.expect(source);
      if (path === null) return null;
      return { path, exists: repository.file(path) !== undefined };
    },
    commandFor: createCommandFinder(repository, packages, await use(collectCommands), files),
  };
};

/** The test of each source that has one named after it: a unit test before others, then the nearest. */
function ownTests(
  found: readonly (Pick<TestFile, 'path' | 'kind'> & { readonly named: string | null })[],
): ReadonlyMap<string, string> {
  const own = new Map<string, { path: string; rating: number }>();
  for (const { path, kind, named } of found) {
    if (named === null) continue;
    const rating = (kind === 'unit' ? 100 : 0) + sharedStart(path, named);
    if (rating > (own.get(named)?.rating ?? -1)) own.set(named, { path, rating });
  }
  return new Map([...own].map(([source, { path }]) => [source, path]));
}

/** Number of folders that two paths begin with in common. */
function sharedStart(a: string, b: string): number {
  const other = folderOf(b).split('/');
  const differs = folderOf(a)
    .split('/')
    .findIndex((part, at) => part !== other[at]);
  return differs < 0 ? other.length : differs;
}
