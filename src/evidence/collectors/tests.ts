import type { Collector } from '../collector.ts';

/** A test file and what it proves. */
export interface TestFile {
  readonly path: string;
  /** Source files that it tests, best guess first: by import, then by name. */
  readonly targets: readonly string[];
  /** Names of its cases as written, with lines; at most 40. */
  readonly cases: readonly { readonly name: string; readonly line: number }[];
  readonly kind: 'unit' | 'integration' | 'end-to-end';
}

export interface TestFacts {
  readonly files: readonly TestFile[];
  /** How this repository places its tests: "beside the source as `*.test.ts`", "under `tests/` mirroring `src/`"; null without tests. */
  readonly placement: string | null;
  /** Where the test of a source file is, or would by placement be, with whether it is there. Null when no placement is known. */
  testFor(source: string): { readonly path: string; readonly exists: boolean } | null;
  /** The command that runs just this test file, in the repository's own runner; null when the runner is not known. */
  commandFor(testPath: string): string | null;
}

export const collectTests: Collector<TestFacts> = () => ({
  files: [],
  placement: null,
  testFor: () => null,
  commandFor: () => null,
});
