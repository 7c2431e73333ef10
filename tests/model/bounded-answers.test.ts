import { expect, it } from 'vitest';
import { z } from 'zod';
import { ModelFailure } from '../../src/model/model-failure.ts';
import { openConnection } from '../../src/model/open-connection.ts';
import { endless, startFakeWeb } from '../support/fake-web.ts';
import { modelAt } from '../support/model-at.ts';

const signal = new AbortController().signal;
const piece = 'a'.repeat(64 * 1024);

it.each([
  ['that comes whole', 'application/json', piece],
  ['that comes whole, in lines', 'application/json', `${piece}\n`],
  ['with an event that goes on and on', 'text/event-stream', piece],
])('reads no answer %s without an end', async (_, type, text) => {
  const web = await startFakeWeb({ '/v1/chat/completions': endless(type, text) });
  const schema = z.object({ path: z.string() });
  const turns = [{ role: 'user', text: 'Plan it.' }] as const;
  const asked = { purpose: 'section', system: 'Plan.', turns, schema, schemaName: 'section', maxOutputTokens: null };
  const failure = await modelAt(`${web.url}/v1`)
    .ask(asked, signal)
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ModelFailure);
  expect(String(failure)).toContain('more than 4 MB came at a stretch');
});

it('reads no list of models without an end', async () => {
  const web = await startFakeWeb({ '/v1/models': endless('application/json', piece) });
  const connection = await openConnection({ url: `${web.url}/v1`, key: null, headers: {}, query: {} });
  await expect(connection.listModels(signal)).rejects.toThrow('more than 4 MB');
});
