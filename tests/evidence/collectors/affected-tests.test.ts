import { expect, test } from 'vitest';
import { collectAffectedTests } from '../../../src/evidence/collectors/affected-tests.ts';
import { startGathering } from '../../../src/evidence/gather-evidence.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { readRequest } from '../../../src/request/read-request.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

const schema = 'export function partial() {\n  return 1;\n}\nexport function merge() {\n  return 2;\n}\n';
const cases = "test('a case', () => {});\n";

test('knows the test that is named after a function of the request, nearest to the file that defines it', async () => {
  const { root } = createTemporaryRepository({
    'packages/now/src/schema.ts': schema,
    'packages/now/tests/partial.test.ts': cases,
    'packages/now/tests/merge.test.ts': cases,
    'packages/old/src/other.ts': 'export const old = 1;\n',
    'packages/old/tests/partial.test.ts': cases,
  });
  expect(await namedIn(root, 'Add `.exactPartial()` beside `.partial()` in the schema')).toEqual([
    { path: 'packages/now/tests/partial.test.ts', name: 'partial', source: 'packages/now/src/schema.ts' },
  ]);
});

test('takes no word of prose for a function, and no test of another language', async () => {
  const { root } = createTemporaryRepository({
    'src/schema.ts': schema,
    'tests/merge.test.ts': cases,
    'tests/test_partial.py': 'def test_partial():\n    pass\n',
  });
  expect(await namedIn(root, 'A schema with `partial` keys should not merge twice')).toEqual([]);
});

async function namedIn(root: string, text: string) {
  const repository = await openRepository(root);
  const { use, signal } = startGathering(repository, readRequest(text), new AbortController().signal);
  await repository.prepareIndex(signal);
  return (await use(collectAffectedTests)).named;
}
