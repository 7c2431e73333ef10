import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readAddress } from '../../src/server/http/read-address.ts';
import { serveOverHttp } from '../../src/server/serve-http.ts';
import { buildServer } from '../../src/server.ts';
import { cleanEnvironment } from '../support/run-cli.ts';
import { createSampleRepository } from '../support/sample-repository.ts';
import { offerFixtures } from './fixtures/offer-fixtures.ts';
import { forwardWithToken } from './support/forward.ts';
import { requiredScenarios, revisions, runSuite } from './support/run-suite.ts';

const baselineSchema = z.object({ server: z.array(z.string()) });

let url = '';
beforeAll(async () => {
  const { root: repo } = createSampleRepository();
  const environment = { ...cleanEnvironment(), GROUNDPLAN_TOKEN: randomBytes(24).toString('base64url') };
  const serving = await serveOverHttp({ repo, environment, log: () => {} }, readAddress('0'), (options) =>
    offerFixtures(buildServer(options)),
  );
  const forward = await forwardWithToken(serving.url, serving.token);
  url = forward.url;
  return async () => {
    await forward.close();
    await serving.close();
  };
});

/** Scenarios that no revision counts, since they came later or are not settled; they are passed all the same. */
const beyond = [
  'server-session-lifecycle',
  'json-schema-2020-12',
  'http-header-validation',
  'http-custom-header-server-validation',
];

describe.each(revisions)('The product with fixtures, %s', (revision) => {
  test('does all that is required, but for what the baseline says', async ({ task }) => {
    const path = fileURLToPath(new URL(`baseline-${revision}.yaml`, import.meta.url));
    const { code, text, checks } = await runSuite(url, ['--requirements', revision, '--expected-failures', path]);
    const baseline = baselineSchema.parse(parse(readFileSync(path, 'utf8'))).server;
    const wanted = [...requiredScenarios(revision), ...beyond];
    const counted = checks.filter(({ scenario }) => wanted.includes(scenario));
    const passed = counted.filter(({ status }) => status === 'SUCCESS').length;
    const wrong = counted.filter(({ status }) => status === 'FAILURE' || status === 'WARNING');
    const unknown = wrong.filter(({ scenario }) => !baseline.includes(scenario));
    task.meta.figures = { passed, failed: unknown.length, expected: wrong.length - unknown.length };
    expect(unknown).toEqual([]);
    expect(passed).toBeGreaterThan(0);
    expect(code, text).toBe(0); // The suite says so too, and that no line of the baseline is out of date.
  });
});
