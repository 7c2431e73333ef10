import { expect, it } from 'vitest';
import { explainRank } from '../../../src/evidence/ranking/explain-rank.ts';
import { createRankingInput } from '../../../src/evidence/ranking/ranking-input.ts';
import { rankFiles, scoreSignals } from '../../../src/evidence/ranking/rank-files.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { readRequest } from '../../../src/request/read-request.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

const parse = (times: number) => `export class Parser {\n  parse() {\n    return ${times};\n  }\n}\n`;
const print = (times: number) => `export const printed = ${times};\n`;

/** Two versions of one parser; only the second still changes. */
async function inputFor(text: string) {
  const repository = createTemporaryRepository({
    'src/v3/parser.ts': parse(0),
    'src/v4/parser.ts': parse(0),
    'src/v4/print.ts': print(0),
  });
  for (let times = 1; times <= 6; times += 1)
    repository.commit(`Tune ${times}`, { 'src/v4/parser.ts': parse(times), 'src/v4/print.ts': print(times) });
  const opened = await openRepository(repository.root);
  return createRankingInput(opened, readRequest(text), await opened.history());
}

async function supersededIn(text: string) {
  const input = await inputFor(text);
  const found = scoreSignals(input).values.find(({ signal }) => signal.id === 'superseded');
  return input.index.paths.filter((_, file) => found?.values[file] === 1);
}

it('puts the version that still changes before the one at rest', async () => {
  const text = 'Let Parser.parse take a limit';
  expect(await supersededIn(text)).toEqual(['src/v3/parser.ts']);
  expect(rankFiles(await inputFor(text), 1).files[0]?.path).toBe('src/v4/parser.ts');
});

it('holds nothing against a version that the request names', async () => {
  expect(await supersededIn('Let Parser.parse take a limit in v3 too')).toEqual([]);
});

it('says of a version at rest which one is alive, after what speaks for it', async () => {
  const input = await inputFor('Let Parser.parse take a limit');
  const ranking = rankFiles(input, 10);
  const old = ranking.files.find(({ path }) => path === 'src/v3/parser.ts');
  const reasons = old === undefined ? [] : explainRank(input, ranking, old);
  expect(reasons.length).toBeGreaterThan(1);
  expect(reasons.at(-1)).toBe(
    'stands lower because it lies in `src/v3`, which the history shows at rest beside `src/v4`',
  );
});
