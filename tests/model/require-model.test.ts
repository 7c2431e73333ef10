import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContext } from '../../src/create-context.ts';
import { requireModel } from '../../src/model/require-model.ts';
import { loadSettings } from '../../src/config.ts';
import { modelOptions } from '../../src/model-options.ts';
import { createToolContext } from '../../src/create-tool-context.ts';
import { PlanError } from '../../src/errors.ts';
import { createTemporaryFolder, createTemporaryRepository } from '../support/temporary-repository.ts';

const folder = createTemporaryFolder();

function optionsFor(environment: Readonly<Record<string, string>>) {
  return modelOptions(loadSettings({ folder, environment }), environment);
}

async function modelOf(environment: Readonly<Record<string, string>>) {
  const { root } = createTemporaryRepository({ 'a.ts': 'export {};\n' });
  const { signal } = new AbortController();
  return createContext({
    folder: root,
    environment: { ...environment, PATH: process.env['PATH'] },
    signal,
    progress: () => {},
  });
}

test('is there with a model id and a key, or a model id and an address', async () => {
  const hosted = requireModel(await modelOf({ GROUNDPLAN_MODEL: 'm', OPENAI_API_KEY: 'k' }));
  expect(hosted).toMatchObject({ id: 'm', endpoint: 'https://api.openai.com/v1' });
  const local = requireModel(await modelOf({ GROUNDPLAN_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1/' }));
  expect(local).toMatchObject({ id: 'm', endpoint: 'http://127.0.0.1:1/v1' });
});

test.each([
  [{}, /no model is named .*, and there is neither a key/],
  [{ OPENAI_API_KEY: 'k' }, /configured: no model is named \(--model, or GROUNDPLAN_MODEL\)\.$/],
  [{ GROUNDPLAN_MODEL: 'm' }, /configured: there is neither a key/],
])('says what is missing with %j', async (environment, message) => {
  const context = await modelOf(environment);
  expect(context.model).toBeNull();
  const error: unknown = await Promise.resolve(context)
    .then(requireModel)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PlanError);
  expect(error).toMatchObject({ code: 'config', hint: expect.stringContaining('--drafter evidence') });
  expect(String(error)).toMatch(message);
});

test('reads address, query, headers, key, prices, timeouts and the cache folder', () => {
  const { options } = optionsFor({
    GROUNDPLAN_MODEL: 'deployment',
    GROUNDPLAN_BASE_URL: 'https://r.example.org/openai/deployments/d/chat/completions?api-version=2024-10-21',
    GROUNDPLAN_HEADERS: 'api-key: secret-1\nX-Team: a: b\n',
    GROUNDPLAN_API_KEY: 'own',
    OPENAI_API_KEY: 'of others',
    GROUNDPLAN_PRICES: '1.25/0.125/10',
    GROUNDPLAN_IDLE_TIMEOUT: '0.5',
    XDG_CACHE_HOME: join(folder, 'cache'),
  });
  expect(options).toMatchObject({
    url: 'https://r.example.org/openai/deployments/d',
    query: { 'api-version': '2024-10-21' },
    headers: { 'api-key': 'secret-1', 'X-Team': 'a: b' },
    key: 'own',
    prices: { input: 1.25, cached: 0.125, output: 10 },
    timeouts: { total: 600_000, start: 300_000, idle: 500 },
    cacheFolder: join(folder, 'cache', 'groundplan'),
  });
});

test('refuses headers that are none, without repeating them', () => {
  const environment = { GROUNDPLAN_MODEL: 'm', OPENAI_API_KEY: 'k', GROUNDPLAN_HEADERS: 'secret-without-a-name' };
  expect(() => optionsFor(environment)).toThrow(/Expected lines of `Name: value`/);
  expect(() => optionsFor(environment)).not.toThrow(/secret-without-a-name/);
});

test.each([
  ['cli', 'http://127.0.0.1:2/v1'],
  ['mcp', 'http://127.0.0.1:1/v1'],
] as const)('lets %s decide where text is sent: %s', (face, address) => {
  const context = createToolContext({
    face,
    folder,
    environment: { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' },
    input: { base_url: 'http://127.0.0.1:2/v1' },
    budget: Infinity,
    colour: false,
    ask: null,
    consult: () => null,
    patience: Infinity,
    signal: new AbortController().signal,
    progress: () => {},
  });
  expect(context.settings.base_url).toBe(address);
});
