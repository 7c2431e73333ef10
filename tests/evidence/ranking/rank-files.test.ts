import { expect, it } from 'vitest';
import { createRankingInput } from '../../../src/evidence/ranking/ranking-input.ts';
import { rankFiles, scoreSignals, sumSignals } from '../../../src/evidence/ranking/rank-files.ts';
import { firstSignals, secondSignals } from '../../../src/evidence/ranking/signals/index.ts';
import { weights } from '../../../src/evidence/ranking/weights.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { readRequest } from '../../../src/request/read-request.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

async function inputFor(text: string) {
  const { root } = createTemporaryRepository({
    'pkg/__init__.py': 'from .query import Query\n',
    'pkg/query.py':
      '"""Builds queries."""\n\n\nclass Query:\n    def order_by(self, name):\n        raise ValueError("cannot order by this name")\n',
    'pkg/view.py': 'from .query import Query\n\n\ndef show():\n    return Query().order_by("name")\n',
    'examples/query.py': 'from pkg import Query\n',
  });
  const repository = await openRepository(root);
  return createRankingInput(repository, readRequest(text), await repository.history());
}

it('has one weight for each signal and none besides', () => {
  const ids = [...firstSignals, ...secondSignals].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(weights).toSorted()).toEqual(ids.toSorted());
});

it('scales every signal to at most one', async () => {
  const { values } = scoreSignals(await inputFor('Order queries by `Query.order_by`\n\nSee pkg/query.py'));
  for (const { values: scaled } of values) expect(Math.max(...scaled)).toBeLessThanOrEqual(1);
  const spoke = values.filter(({ values: scaled }) => Math.max(...scaled) === 1).map(({ signal }) => signal.id);
  expect(spoke).toEqual(expect.arrayContaining(['text', 'title', 'mentioned-path', 'class-member', 'auxiliary']));
});

it('orders by the weighted sum of the final pass', async () => {
  const input = await inputFor('Order queries by several names');
  const { values } = scoreSignals(input);
  const total = sumSignals(values, input.index.paths.length, 'final');
  for (const { path, score } of rankFiles(input, 10).files) expect(score).toBe(total[input.numberOf(path) ?? -1]);
});

it('reads a quoted stack', async () => {
  const text =
    'Sorting fails\n\n```\nTraceback (most recent call last):\n  File "/venv/pkg/view.py", line 5, in show\n  File "/venv/pkg/query.py", line 6, in order_by\nValueError: cannot order by this name\n```';
  const [best] = rankFiles(await inputFor(text), 10).files;
  expect(best?.path).toBe('pkg/query.py');
  expect(best?.parts.map(({ signal }) => signal.id)).toContain('last-frame');
});

it('puts an example behind the code that it shows', async () => {
  const paths = rankFiles(await inputFor('Give Query a limit'), 10).files.map(({ path }) => path);
  expect(paths[0]).toBe('pkg/query.py');
  expect(paths.indexOf('examples/query.py')).toBeGreaterThan(0);
});

it('keeps to the limit', async () => {
  expect(rankFiles(await inputFor('Give Query a limit'), 1).files).toHaveLength(1);
});
