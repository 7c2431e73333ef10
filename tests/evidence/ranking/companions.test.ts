import { expect, it } from 'vitest';
import { explainRank } from '../../../src/evidence/ranking/explain-rank.ts';
import { createRankingInput } from '../../../src/evidence/ranking/ranking-input.ts';
import { rankFiles, scoreSignals } from '../../../src/evidence/ranking/rank-files.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { readRequest } from '../../../src/request/read-request.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

/** Each option of the server was added together with its setting in `lib/dsl.rb`; what was mended was mended alone. */
async function inputFor(text: string) {
  const repository = createTemporaryRepository({
    'lib/server.rb': 'class Server\n  def accept\n  end\nend\n',
    'lib/dsl.rb': 'class Settings\nend\n',
    'lib/unrelated.rb': 'class Unrelated\nend\n',
  });
  for (const option of ['backlog', 'threads', 'timeout']) {
    repository.commit(`Add ${option} to the server`, {
      'lib/server.rb': `class Server\n  def accept\n    ${option}\n  end\nend\n`,
      'lib/dsl.rb': `class Settings\n  def ${option}\n  end\nend\n`,
    });
  }
  repository.commit('Fix accept', { 'lib/server.rb': 'class Server\n  def accept(socket)\n  end\nend\n' });
  const opened = await openRepository(repository.root);
  return createRankingInput(opened, readRequest(text), await opened.history());
}

async function valueOf(id: string, text: string, path: string): Promise<number | undefined> {
  const input = await inputFor(text);
  const found = scoreSignals(input).values.find(({ signal }) => signal.id === id);
  return found?.values[input.numberOf(path) ?? -1];
}

it('expects what changed with the best file whenever something was added', async () => {
  const text = 'Add proxies to Server#accept';
  const value = (await valueOf('companion', text, 'lib/dsl.rb')) ?? 0;
  expect(value).toBeGreaterThan(0.5);
  expect(value).toBeLessThan(1);
  expect(await valueOf('companion', text, 'lib/unrelated.rb')).toBe(0);
});

it('expects no companion of a fix', async () => {
  expect(await valueOf('companion', 'Server#accept hangs', 'lib/dsl.rb')).toBe(0);
});

it('says how often a companion changed with which file', async () => {
  const input = await inputFor('Add proxies to Server#accept');
  const ranking = rankFiles(input, 10);
  const dsl = ranking.files.find(({ path }) => path === 'lib/dsl.rb');
  expect(dsl && explainRank(input, ranking, dsl)).toContain(
    'changed together with `lib/server.rb` in 3 of 3 commits that added something',
  );
});

it('follows a commit like the request from one of its files to the others', async () => {
  const text = 'The timeout of Server#accept is ignored';
  expect(await valueOf('similar-companion', text, 'lib/dsl.rb')).toBeGreaterThan(0.5);
  expect(await valueOf('similar-companion', text, 'lib/unrelated.rb')).toBe(0);
});
