import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { modelEnvironment } from '../support/run-with-model.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { connections, type Caller, type Connection, type Place } from './callers.ts';
import { fewIds, fewSections } from './scenarios.ts';

test('two servers of different eras on one repository keep what both are given', async () => {
  const { root } = createSampleRepository();
  const place = { root, environment: modelEnvironment('http://127.0.0.1:9/v1'), user: null };
  const [modern, older] = await Promise.all([
    open(place, { client: '2.x', transport: 'standard streams', version: '2026-07-28' }),
    open(place, { client: '1.x', transport: 'HTTP' }),
  ]);
  await modern.call('start_plan', { request: sampleRequest, out: 'shared.md' });
  await Promise.all(
    fewSections.map(({ text }, index) =>
      (index % 2 === 0 ? modern : older).call('submit_sections', { plan: 'shared', markdown: text }),
    ),
  );
  const { front } = parsePlan(readFileSync(join(root, 'docs/plans/shared.md'), 'utf8'));
  expect(fewIds.map((id) => front?.sections[id]?.drafter)).toEqual(fewIds.map(() => 'assistant'));
  await Promise.all([modern.close(), older.close()]);
});

test('a client that cannot ask anybody is told which argument says it', async () => {
  const { root } = createSampleRepository();
  const place = { root, environment: modelEnvironment('http://127.0.0.1:9/v1'), user: null };
  for (const client of ['1.x', '2.x'] as const) {
    const caller = await open(place, { client, transport: 'HTTP' });
    await caller.call('start_plan', { request: sampleRequest, out: 'here.md', force: true });
    expect(await caller.call('start_plan', { request: sampleRequest, out: 'here.md' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('force: true'),
    });
    await caller.close();
  }
});

/** The first connection that is as wanted. */
function open(place: Place, wanted: Partial<Connection>): Promise<Caller> {
  const { client, transport, version } = wanted;
  const found = connections.find(
    (one) =>
      (client === undefined || one.client === client) &&
      (transport === undefined || one.transport === transport) &&
      (version === undefined || one.version === version),
  );
  if (found === undefined) throw new Error(`Expected a connection like ${JSON.stringify(wanted)}.`);
  return found.open(place);
}
