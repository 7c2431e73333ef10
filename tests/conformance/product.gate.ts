import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createSampleRepository } from '../support/sample-repository.ts';
import { forwardWithToken } from './support/forward.ts';
import { listScenarios, revisions, runSuite, type Check } from './support/run-suite.ts';
import { serveProduct } from './support/serve-product.ts';

const names = z.array(z.string()).readonly();
const planned = z
  .object({
    run: z.record(z.enum([...revisions, 'extensions']), names),
    left_out: z.array(z.object({ reason: z.string(), scenarios: names })),
    checks_left_out: z.array(z.object({ reason: z.string(), checks: names })),
  })
  .parse(parse(readFileSync(new URL('product.yaml', import.meta.url), 'utf8')));

const checksLeftOut = planned.checks_left_out.flatMap(({ checks }) => checks);

let url = '';
beforeAll(async () => {
  const product = await serveProduct(createSampleRepository().root);
  const forward = await forwardWithToken(product.url, product.token);
  url = forward.url;
  return forward.close;
});

test('Each scenario of the suite is run on the product, or it is said why not', async () => {
  const run = Object.values(planned.run).flat();
  const leftOut = planned.left_out.flatMap(({ scenarios }) => scenarios);
  expect([...new Set([...run, ...leftOut])].toSorted()).toEqual((await listScenarios()).toSorted());
  expect(run.filter((scenario) => leftOut.includes(scenario))).toEqual([]);
});

describe.each(revisions)('The product, %s', (revision) => {
  let all: readonly Check[] = [];
  beforeAll(async () => {
    all = (await runSuite(url, ['--requirements', revision])).checks;
  });

  test.for(planned.run[revision])('%s', (scenario, context) => {
    expectSuccess(
      all.filter((check) => check.scenario === scenario),
      context,
    );
  });
});

describe('The product, extensions', () => {
  test.for(planned.run.extensions)('%s', async (scenario, context) => {
    expectSuccess((await runSuite(url, ['--scenario', scenario])).checks, context);
  });
});

/** Neither failures nor warnings, and something was looked at. */
function expectSuccess(checks: readonly Check[], { task }: TestContext): void {
  const counted = checks.filter(({ scenario, id }) => !checksLeftOut.includes(`${scenario}:${id}`));
  const passed = counted.filter(({ status }) => status === 'SUCCESS').length;
  const wrong = counted.filter(({ status }) => status === 'FAILURE' || status === 'WARNING');
  task.meta.figures = { passed, failed: wrong.length, expected: 0 };
  expect(wrong).toEqual([]);
  expect(passed).toBeGreaterThan(0);
}
