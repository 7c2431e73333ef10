import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildBody } from '../../src/model/build-body.ts';
import type { Learned } from '../../src/model/ladder.ts';
import type { ModelRequest } from '../../src/model/language-model.ts';
import { modelAt } from '../support/model-at.ts';
import {
  answering,
  ignoringSchema,
  objectOnly,
  portableOnly,
  refusing,
  textOnly,
  withoutParameters,
  withoutSystem,
} from '../support/model-scenarios.ts';
import { startModelServer, type Reaction, type Scenario } from '../support/model-server.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const request: ModelRequest = {
  purpose: 'section changes',
  system: 'You write plans.',
  turns: [{ role: 'user', text: 'Plan it.' }],
  schema: z.object({ path: z.string(), names: z.array(z.string()).min(1) }),
  schemaName: 'changes',
  maxOutputTokens: null,
};
const good = { path: 'src/a.ts', names: ['one'] };
const never = new AbortController().signal;
const author = () => good;

/** Refuses strict schemas in a manner of its own. */
function portable(refusal: Reaction): Scenario {
  return ({ body }) => (body.response_format?.json_schema?.strict === true ? refusal : { content: good });
}

/** The endpoint; what is learned of it; calls the first time. */
const endpoints: readonly (readonly [string, Scenario, Learned, number])[] = [
  ['knows everything', answering(author), { rung: 'strict', dropped: [] }, 1],
  ['takes portable schemas only', portableOnly(author), { rung: 'portable', dropped: [] }, 2],
  ['takes json_object only', objectOnly(author), { rung: 'object', dropped: [] }, 3],
  ['takes no form at all', textOnly(author), { rung: 'text', dropped: [] }, 4],
  [
    'refuses schemas in the manner of Gemini',
    portable({
      status: 400,
      raw: '[{"error":{"code":400,"message":"Unknown name \\"pattern\\" in response_format"}}]',
    }),
    { rung: 'portable', dropped: [] },
    2,
  ],
  [
    'refuses schemas in the manner of FastAPI',
    portable({ status: 422, raw: '{"detail":[{"loc":["body","response_format"],"msg":"Input should be text"}]}' }),
    { rung: 'portable', dropped: [] },
    2,
  ],
  [
    'stumbles over schemas',
    portable({ status: 500, raw: '{"error":{"message":"failed to parse grammar"}}' }),
    { rung: 'portable', dropped: [] },
    2,
  ],
  ['looks at no schema and chats', ignoringSchema(author), { rung: 'object', dropped: [] }, 3],
  [
    'looks at no schema and invents one',
    ({ schemaName }) => ({ content: schemaName === '' ? good : { answer: 'something else' } }),
    { rung: 'object', dropped: [] },
    3,
  ],
  [
    'refuses stream_options',
    withoutParameters(['stream_options'], answering(author)),
    { rung: 'strict', dropped: ['stream_options'] },
    2,
  ],
  [
    'streams nothing, knows no temperature and calls the limit otherwise',
    withoutParameters(['stream_options', 'temperature', 'max_tokens'], ({ body }) =>
      body.stream === true ? refusing(400, 'stream is not supported', { param: 'stream' }) : { content: good },
    ),
    { rung: 'strict', dropped: ['max_tokens', 'stream', 'stream_options', 'temperature'] },
    5,
  ],
  ['knows no system turn', withoutSystem(answering(author)), { rung: 'strict', dropped: ['system'] }, 2],
  [
    'knows neither a system turn nor schemas',
    withoutSystem(objectOnly(author)),
    { rung: 'object', dropped: ['system'] },
    4,
  ],
];

test.each(endpoints)(
  'gets an answer from an endpoint that %s, and knows it from then on',
  async (_, scenario, learned, calls) => {
    const server = await startModelServer(scenario);
    const options = { cacheFolder: createTemporaryFolder(), temperature: 0.2, answerTokens: 500 };
    const model = modelAt(server.url, options);
    const { value, usage } = await model.ask(request, never);
    expect(value).toEqual(good);
    expect(model.learned()).toEqual(learned);
    expect(usage.calls).toBe(calls);
    expect(server.requests).toHaveLength(calls);

    await model.ask(request, never);
    expect(server.requests).toHaveLength(calls + 1);

    const later = modelAt(server.url, options);
    await later.ask(request, never);
    expect(server.requests).toHaveLength(calls + 2);
    expect(later.learned()).toEqual(learned);
  },
);

test('puts the schema and the word JSON into the last turn where the endpoint is not given the schema', async () => {
  const server = await startModelServer(objectOnly(author));
  const turns = [
    { role: 'user', text: 'Plan it.' },
    { role: 'assistant', text: '{}' },
    { role: 'user', text: 'Mend it.' },
  ] as const;
  await modelAt(server.url).ask({ ...request, turns }, never);
  const { messages, response_format: format } = server.requests.at(-1)?.body ?? {};
  expect(format).toEqual({ type: 'json_object' });
  expect(messages?.slice(0, 3)).toEqual([
    { role: 'system', content: 'You write plans.' },
    { role: 'user', content: 'Plan it.' },
    { role: 'assistant', content: '{}' },
  ]);
  expect(messages?.[3]?.content).toMatch(
    /^Mend it\.\n\nAnswer with one JSON object[^]*"additionalProperties":false\}$/,
  );
});

test('says the system text in the first turn where there is no system turn', async () => {
  const server = await startModelServer(withoutSystem(answering(author)));
  await modelAt(server.url).ask(request, never);
  expect(server.requests.at(-1)?.body.messages).toEqual([{ role: 'user', content: 'You write plans.\n\nPlan it.' }]);
});

test('keeps to the form that the user chose', async () => {
  const server = await startModelServer(objectOnly(author));
  const failure = await modelAt(server.url, { format: 'strict' })
    .ask(request, never)
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({
    kind: 'format-unsupported',
    usage: { calls: 1 },
    hint: expect.stringContaining('GROUNDPLAN_ANSWER_FORMAT=auto'),
  });
  const cacheFolder = createTemporaryFolder();
  expect((await modelAt(server.url, { format: 'text', cacheFolder }).ask(request, never)).usage.calls).toBe(1);
  expect((await modelAt(server.url, { cacheFolder }).ask(request, never)).usage.calls).toBe(3);
  server.play(() => refusing(400, "Invalid schema for response_format 'changes'"));
  const refused = await modelAt(server.url, { format: 'portable' })
    .ask(request, never)
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({
    kind: 'schema-rejected',
    hint: expect.stringContaining('GROUNDPLAN_ANSWER_FORMAT to auto or object'),
  });
});

test('goes down once for many asks at the same time', async () => {
  const server = await startModelServer(objectOnly(author));
  const model = modelAt(server.url);
  await Promise.all(Array.from({ length: 5 }, () => model.ask(request, never)));
  expect(model.learned()).toEqual({ rung: 'object', dropped: [] });
  await model.ask(request, never);
  expect(server.requests.at(-1)?.body.response_format).toEqual({ type: 'json_object' });
});

test('forgets after a week, with another version, and when the file is broken', async () => {
  const server = await startModelServer(objectOnly(author));
  const cacheFolder = createTemporaryFolder();
  const day = (number: number) => () => new Date(Date.UTC(2026, 0, number));
  const callsOf = async (more: object) => {
    const before = server.requests.length;
    await modelAt(server.url, { cacheFolder, now: day(1), ...more }).ask(request, never);
    return server.requests.length - before;
  };
  expect(await callsOf({})).toBe(3);
  expect(await callsOf({ now: day(7) })).toBe(1);
  expect(await callsOf({ model: 'another' })).toBe(3);
  expect(await callsOf({ now: day(9) })).toBe(3);
  expect(await callsOf({ now: day(9), version: '9.9.9' })).toBe(3);
  const file = join(cacheFolder, 'endpoints.json');
  expect(readFileSync(file, 'utf8')).not.toContain('test-key-4711');
  writeFileSync(file, '{ "version"');
  expect(await callsOf({ now: day(9) })).toBe(3);
  expect(await callsOf({ now: day(9) })).toBe(1);
});

test('works where nothing can be kept', async () => {
  const server = await startModelServer(objectOnly(author));
  const file = join(createTemporaryFolder({ file: '' }), 'file');
  expect((await modelAt(server.url, { cacheFolder: file }).ask(request, never)).value).toEqual(good);
});

test('asks OpenRouter for a provider that honours the form, and for the cost', () => {
  const settings = { model: 'm', answerTokens: 100, temperature: null };
  const at = (endpoint: string, rung: Learned['rung']) =>
    buildBody(request, { rung, dropped: [] }, { ...settings, endpoint });
  expect(at('https://openrouter.ai/api/v1', 'strict')).toMatchObject({
    provider: { require_parameters: true },
    usage: { include: true },
    max_tokens: 100,
  });
  expect(at('https://openrouter.ai/api/v1', 'text')).not.toHaveProperty('provider');
  expect(at('https://api.openai.com/v1', 'strict')).toMatchObject({ max_completion_tokens: 100 });
  expect(at('https://api.openai.com/v1', 'strict')).not.toHaveProperty('provider');
});
