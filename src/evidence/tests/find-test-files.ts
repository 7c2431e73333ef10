import { languageOf } from '../../repository/languages.ts';
import { isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Candidate } from '../collectors/candidates.ts';
import type { TestFile } from '../collectors/tests.ts';
import { nearestFirst } from '../nearness.ts';
import { createSourceText } from '../scan/source-text.ts';
import { findCargoTests } from './find-cargo-tests.ts';
import { testedNameOf } from './names.ts';
import type { TestCase } from './read-cases.ts';
import { readCases } from './read-cases.ts';

/** A test file before its targets are known. */
export type FoundTest = Pick<TestFile, 'path' | 'cases' | 'kind'> & { readonly inline: boolean };

/** Bytes of test text whose cases are read, nearest to the candidates first; tests beyond are listed without cases. */
const MOST_BYTES = 16_000_000;

/** The test files by path, sorted: files that hold cases, or are named as tests are; and sources with tests inside. */
export function findTestFiles(
  repository: Repository,
  candidates: readonly Candidate[],
  inlineTests: ReadonlyMap<string, readonly TestCase[]>,
): readonly FoundTest[] {
  const isCargoTest = findCargoTests(repository);
  const suspected = repository.files.filter(
    ({ path, skipped }) => skipped === null && isTestPath(path) && languageOf(path) !== null,
  );
  let bytes = 0;
  const found = nearestFirst(suspected, ({ path }) => path, candidates).flatMap(({ path, size }): FoundTest[] => {
    bytes += size;
    const text = bytes <= MOST_BYTES ? repository.read(path) : null;
    const cases = text === null ? [] : readCases(createSourceText(path, text));
    if (cases.length === 0 && (text !== null || testedNameOf(path) === null)) return [];
    return [
      { path, cases, kind: kindOf(path, isCargoTest), inline: path.endsWith('.rs') && /(?:^|\/)src\//.test(path) },
    ];
  });
  const inside = [...inlineTests].map(([path, cases]): FoundTest => {
    const apart = isCargoTest(path);
    return { path, cases, kind: apart ? 'integration' : 'unit', inline: !apart };
  });
  return [...found, ...inside].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function kindOf(path: string, isCargoTest: (path: string) => boolean): TestFile['kind'] {
  if (
    /(?:^|[/._-])(?:e2e|end-to-end|playwright|cypress|acceptance|browser[-_]tests?)(?:[/._-]|$)|\.cy\.\w+$|^(?:tests?|spec)\/system\//i.test(
      path,
    )
  )
    return 'end-to-end';
  if (isCargoTest(path)) return 'integration';
  return /(?:^|[/._-])(?:integration(?:[-_]?tests?)?|functional(?:[-_]?tests?)?|itest|runtime-tests?|contract)(?:[/._-])|\.(?:int|integration)\.(?:test|spec)\.|IT\.java$|IntegrationTests?\./i.test(
    path,
  )
    ? 'integration'
    : 'unit';
}
