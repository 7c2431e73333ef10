import { expect, it } from 'vitest';
import { createRankingInput } from '../../../src/evidence/ranking/ranking-input.ts';
import { scoreSignals } from '../../../src/evidence/ranking/rank-files.ts';
import { firstSignals, secondSignals } from '../../../src/evidence/ranking/signals/index.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { readRequest } from '../../../src/request/read-request.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

const store = (timeout: number) =>
  `import { Row } from './row.ts';\n\nexport class Store {\n  save(row: Row, timeout = ${timeout}) {\n    return [row, timeout];\n  }\n}\n`;

/** What one signal says of one file, in words. */
async function whyOf(id: string, text: string, path: string): Promise<string | null | undefined> {
  const repository = createTemporaryRepository({
    'src/storage/store.ts': store(1),
    'src/storage/row.ts': 'export interface Row {\n  id: string;\n}\n',
    'src/print.ts': 'export function print() {\n  return 1;\n}\n',
    'examples/store.ts': "import { Store } from '../src/storage/store.ts';\nnew Store().save({ id: '1' });\n",
  });
  repository.commit('Save rows with a timeout', {
    'src/storage/store.ts': store(2),
    'src/storage/row.ts': 'export interface Row {\n  id: string;\n  saved: number;\n}\n',
  });
  const opened = await openRepository(repository.root);
  const input = createRankingInput(opened, readRequest(text), await opened.history());
  const { first } = scoreSignals(input);
  const signal = [...firstSignals, ...secondSignals].find((one) => one.id === id);
  return signal?.why?.(input, input.numberOf(path) ?? -1, first);
}

const text = 'Let Store.save end after its timeout\n\nThe storage waits for ever.';

it.each([
  ['best-window', 'src/storage/store.ts', 'holds `timeout`, `store`, `save` together in lines 3-4'],
  ['folder-name', 'src/storage/row.ts', 'lies in a folder with `storage` in its name'],
  ['same-folder', 'src/storage/row.ts', 'lies beside `src/storage/store.ts`, ranked high'],
  ['references-again', 'src/storage/row.ts', 'is used by `src/storage/store.ts`, which ranks high itself'],
  ['auxiliary', 'examples/store.ts', 'lies among documentation, examples, scripts, tools or borrowed code'],
])('says what %s saw', async (id, path, words) => {
  expect(await whyOf(id, text, path)).toBe(words);
});

it('names the commit and the file that a similar commit changed together', async () => {
  expect(await whyOf('similar-companion', text, 'src/storage/row.ts')).toMatch(
    /^was changed together with `src\/storage\/store\.ts` in commit `[0-9a-f]{7}` "Save rows with a timeout"$/,
  );
});

it('says nothing where a signal has nothing to show', async () => {
  expect(await whyOf('similar-companion', text, 'src/print.ts')).toBeNull();
  expect(await whyOf('best-window', text, 'src/print.ts')).toBeNull();
  expect(await whyOf('superseded', text, 'src/print.ts')).toBeNull();
});

it('takes tools that the product imports, directly or through each other, for a part of it', async () => {
  const { root } = createTemporaryRepository({
    'src/cli.ts': "import { commands } from '../tools/index.ts';\nrun(commands);\n",
    'tools/index.ts': "import { check } from './check.ts';\nexport const commands = [check];\n",
    'tools/check.ts': 'export const check = () => true;\n',
    'tools/release.ts': 'export const release = () => true;\n',
    'tests/release.test.ts': "import { release } from '../tools/release.ts';\nrelease();\n",
  });
  const opened = await openRepository(root);
  const input = createRankingInput(opened, readRequest('Check the release'), []);
  const scores = firstSignals.find(({ id }) => id === 'auxiliary')?.score(input, scoreSignals(input).first);
  const lower = ['tools/index.ts', 'tools/check.ts', 'tools/release.ts'].map(
    (path) => scores?.[input.numberOf(path) ?? -1],
  );
  expect(lower).toEqual([0, 0, 1]);
});
