import { expect, test } from 'vitest';
import { createToolContext } from '../../src/create-tool-context.ts';
import { runDoctor } from '../../tools/run-doctor.ts';
import { answering, objectOnly, refusing } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

const good = () => ({ city: 'Paris', country: 'France' });
const modelSubjects = ['model', 'models', 'answer', 'form', 'stream', 'usage'];

/** The rows of the doctor that concern the model. */
async function examine(environment: Readonly<Record<string, string>>, input: Readonly<Record<string, unknown>> = {}) {
  const { root } = createTemporaryRepository({ 'a.ts': 'export {};\n' });
  const context = createToolContext({
    face: 'cli',
    folder: root,
    environment: { ...environment, PATH: process.env['PATH'] ?? '' },
    input,
    budget: Infinity,
    colour: false,
    ask: null,
    consult: () => null,
    patience: Infinity,
    signal: new AbortController().signal,
    progress: () => {},
  });
  const { data, outcome } = await runDoctor.run({}, context);
  const { rows } = data as { rows: readonly { subject: string; state: string; detail: string }[] }; // As the tool declares it.
  const own = rows.filter(({ subject }) => modelSubjects.includes(subject));
  return { outcome, rows: own.map(({ subject, state, detail }) => `${state} ${subject}: ${detail}`) };
}

test('says how to configure a model when there is none', async () => {
  const { rows, outcome } = await examine({});
  expect(rows).toEqual([
    'ok model: none configured: plans are drafted from evidence. For one to draft, no model is named (--model, or GROUNDPLAN_MODEL), and there is neither a key (OPENAI_API_KEY) nor an address (--base-url, or OPENAI_BASE_URL); see docs/models.md',
  ]);
  expect(outcome).toBe('done');
  expect((await examine({ GROUNDPLAN_MODEL: 'm' })).rows[0]).toMatch(/^note model: .*draft, there is neither a key/);
  expect((await examine({ OPENAI_API_KEY: 'k', GROUNDPLAN_DRAFTER: 'model' })).rows[0]).toMatch(
    /^problem model: .*draft, no model is named/,
  );
});

test('probes an endpoint that has everything', async () => {
  const server = await startModelServer(answering(good), { key: 'doctor-key-1' });
  const { rows, outcome } = await examine(
    { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'doctor-key-1' },
    { model: 'test-model' },
  );
  expect(rows).toEqual([
    `ok model: test-model at ${server.url}, with a key, format auto`,
    'ok models: 1 on offer, test-model among them',
    expect.stringMatching(/^ok answer: as asked, in \d+\.\d s and 1 call$/),
    'ok form: strict: held to the schema',
    'ok stream: answers come in pieces',
    expect.stringMatching(/^ok usage: \d+ tokens in, \d+ out, as reported$/),
  ]);
  expect(outcome).toBe('done');
});

test('names what an endpoint lacks', async () => {
  const server = await startModelServer(
    async (asked) => ({ ...(await objectOnly(good)(asked)), usage: false, whole: true }),
    { models: ['test-model-2', 'else'] },
  );
  const environment = { GROUNDPLAN_BASE_URL: server.url, GROUNDPLAN_MODEL: 'test-model-1', GROUNDPLAN_MAX_COST: '1' };
  const { rows, outcome } = await examine(environment);
  expect(rows).toEqual([
    `ok model: test-model-1 at ${server.url}, no key, format auto`,
    'note models: 2 on offer, test-model-1 not among them; there are: test-model-2',
    expect.stringMatching(/^ok answer: as asked, in \d+\.\d s and 3 calls$/),
    'note form: object: JSON of any shape, so more answers need mending',
    'note stream: answers come whole: one that hangs is noticed late',
    expect.stringMatching(/^problem usage: .*estimated: the endpoint does not say; set prices/),
  ]);
  expect(outcome).toBe('findings');
});

test('says the next move when the key is refused', async () => {
  const server = await startModelServer(() => refusing(500, 'never'), { key: 'right' });
  const { rows, outcome } = await examine({
    OPENAI_BASE_URL: server.url,
    OPENAI_API_KEY: 'wrong-key',
    GROUNDPLAN_MODEL: 'm',
  });
  expect(rows[1]).toBe('note models: the endpoint does not say which are on offer');
  expect(rows[2]).toMatch(
    /^problem answer: .*the key was not accepted: 401 Incorrect API key provided\. Check OPENAI_API_KEY/,
  );
  expect(rows.join()).not.toContain('wrong-key');
  expect(outcome).toBe('findings');
});
