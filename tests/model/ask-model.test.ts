import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { LanguageModel, ModelRequest } from '../../src/model/language-model.ts';
import { ModelFailure } from '../../src/model/model-failure.ts';
import { modelAt } from '../support/model-at.ts';
import { answering, failingFirst, refusing, wrappings, writesTheLeast } from '../support/model-scenarios.ts';
import { startModelServer, type Reaction } from '../support/model-server.ts';

const request: ModelRequest = {
  purpose: 'section changes',
  system: 'You write plans.',
  turns: [{ role: 'user', text: 'Plan it.' }],
  schema: z.object({ path: z.string(), lines: z.array(z.string()) }),
  schemaName: 'changes',
  maxOutputTokens: null,
};
const good = { path: 'src/a.ts', lines: ['one', 'two'] };
const never = new AbortController().signal;

async function failureOf(model: LanguageModel, signal = never): Promise<ModelFailure> {
  const outcome = await model.ask(request, signal).catch((error: unknown) => error);
  if (outcome instanceof ModelFailure) return outcome;
  throw new Error('expected a failure', { cause: outcome });
}

test('answers with the object, the text as it came and what was used', async () => {
  const server = await startModelServer(answering(() => good));
  const model = modelAt(server.url);
  const { value, text, usage } = await model.ask(request, never);
  const [sent] = server.requests;
  expect(value).toEqual(good);
  expect(text).toBe(JSON.stringify(good));
  expect(usage).toEqual({ ...sent?.tokens, cost: null, calls: 1, reported: true });
  expect(model.streams()).toBe(true);
  expect(sent?.headers.authorization).toBe('Bearer test-key-4711');
  expect(sent?.body).toMatchObject({
    model: 'test-model',
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      { role: 'system', content: 'You write plans.' },
      { role: 'user', content: 'Plan it.' },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'changes', strict: true } },
  });
});

test.each(Object.entries(wrappings))('reads an answer that is %s', async (_, wrap) => {
  const server = await startModelServer(() => ({ content: wrap(JSON.stringify(good)) }));
  expect((await modelAt(server.url).ask(request, never)).value).toEqual(good);
  expect(server.requests).toHaveLength(1);
});

/** What the endpoint does; what the user sees; how many calls it took. */
const failures: readonly (readonly [
  string,
  Reaction,
  Partial<ModelFailure> & { readonly says: RegExp; readonly calls: number },
])[] = [
  [
    'cuts the answer off',
    { content: '{"path": "src/a.t', finish: 'length' },
    { kind: 'truncated', says: /cut off/, hint: 'Raise GROUNDPLAN_ANSWER_TOKENS', calls: 1, text: '{"path": "src/a.t' },
  ],
  [
    'answers nothing',
    { content: '' },
    { kind: 'invalid-json', says: /the answer was empty/, hint: 'follows instructions', calls: 3 },
  ],
  [
    'opens no choice',
    { choice: false },
    { kind: 'bad-gateway', says: /without any choice/, hint: 'Ask again', calls: 3 },
  ],
  [
    'refuses',
    { refusal: 'I will not plan that.' },
    { kind: 'refusal', says: /I will not plan that/, hint: 'rephrase', calls: 1 },
  ],
  [
    'filters',
    { content: '', finish: 'content_filter' },
    { kind: 'filtered', says: /content filter/, hint: 'Rephrase', calls: 1 },
  ],
  [
    'filters as Azure does',
    refusing(400, 'The response was filtered', { code: 'content_filter' }),
    { kind: 'filtered', says: /filtered/, hint: 'Rephrase', calls: 1 },
  ],
  [
    'only ever chats',
    { content: 'Let us talk about it.' },
    {
      kind: 'invalid-json',
      says: /no JSON object/,
      hint: 'follows instructions',
      calls: 3,
      text: 'Let us talk about it.',
    },
  ],
  [
    'writes blanks without end',
    { content: `{${' '.repeat(3000)}`, pieces: 30 },
    { kind: 'invalid-json', says: /without an end/, hint: 'follows', calls: 4, text: expect.stringMatching(/^\{ +$/) },
  ],
  [
    'does not know the key',
    refusing(401, 'Incorrect API key provided: test-key-4711', { code: 'invalid_api_key' }),
    { kind: 'auth', says: /key was not accepted/, hint: 'OPENAI_API_KEY', calls: 1 },
  ],
  [
    'forbids',
    refusing(403, 'Your key may not use this model'),
    { kind: 'auth', says: /may not use/, hint: 'enabled', calls: 1 },
  ],
  [
    'wants money (402)',
    refusing(402, 'Insufficient credits'),
    { kind: 'quota', says: /Insufficient credits/, hint: 'Add credit', calls: 1 },
  ],
  [
    'wants money (429)',
    refusing(429, 'You exceeded your current quota', { code: 'insufficient_quota' }),
    { kind: 'quota', says: /exceeded your current quota/, hint: 'Add credit', calls: 1 },
  ],
  [
    'takes no more requests',
    refusing(429, 'Slow down'),
    { kind: 'rate-limit', says: /Slow down/, hint: 'Wait', calls: 3 },
  ],
  [
    'asks to wait a minute and a half',
    refusing(429, 'Slow down', { headers: { 'retry-after': '90' } }),
    { kind: 'rate-limit', says: /asks to wait 90 s/, hint: 'Wait', calls: 1 },
  ],
  [
    'is out of order',
    { status: 503, raw: 'upstream is down' },
    { kind: 'bad-gateway', says: /upstream is down/, hint: 'in a moment', calls: 3 },
  ],
  [
    'is out of order, as a page',
    { status: 502, raw: '<html><body><h1>Bad Gateway</h1></body></html>' },
    { kind: 'bad-gateway', says: /502 Bad Gateway/, hint: 'in a moment', calls: 3 },
  ],
  [
    'shows a page with status 200',
    { raw: '<!DOCTYPE html><title>Log in</title>', headers: { 'content-type': 'text/html' } },
    { kind: 'bad-gateway', says: /a web page came/, hint: 'base URL', calls: 1 },
  ],
  [
    'answers 200 with an error inside',
    { raw: '{"error":{"message":"Provider is down","code":502}}' },
    { kind: 'bad-gateway', says: /Provider is down/, hint: 'in a moment', calls: 3 },
  ],
  [
    'answers 200 with a limit inside',
    { raw: '{"error":{"message":"Slow down","code":429}}' },
    { kind: 'rate-limit', says: /Slow down/, hint: 'Wait', calls: 3 },
  ],
  [
    'answers with something else',
    { raw: '{"hello":"world"}' },
    { kind: 'bad-gateway', says: /expected a chat completion/, hint: 'base URL', calls: 1 },
  ],
  [
    'sends an error within the stream',
    { content: 'abcdef', errorEvent: { message: 'The server had an error', type: 'server_error' } },
    { kind: 'bad-gateway', says: /server had an error/, hint: 'in a moment', calls: 3, text: 'abcdef' },
  ],
  [
    'resets the connection at once',
    { breaks: { after: -1, how: 'reset' } },
    { kind: 'network', says: /connection failed/, hint: 'Check the base URL', calls: 3 },
  ],
  [
    'resets within the stream',
    { content: 'abcdef', breaks: { after: 2, how: 'reset' } },
    { kind: 'network', says: /connection failed/, hint: 'Check the base URL', calls: 3, text: 'abcd' },
  ],
  [
    'ends the stream in the middle',
    { content: 'abcdef', breaks: { after: 2, how: 'end' } },
    { kind: 'network', says: /broke off/, hint: 'Check the base URL', calls: 3, text: 'abcd' },
  ],
  [
    'does not know the model',
    refusing(404, 'The model `test-model` does not exist', { code: 'model_not_found' }),
    { kind: 'not-found', says: /does not exist/, hint: 'groundplan doctor', calls: 1 },
  ],
  [
    'reads no further',
    refusing(400, "This model's maximum context length is 8192 tokens", { code: 'context_length_exceeded' }),
    { kind: 'context-length', says: /8192/, hint: 'longer context', calls: 1 },
  ],
  [
    'refuses for reasons of its own',
    refusing(400, 'Bad things'),
    { kind: 'rejected', says: /Bad things/, hint: 'groundplan doctor', calls: 1 },
  ],
  [
    'has moved',
    { status: 308, raw: '', headers: { location: 'https://elsewhere.example/v1/chat/completions' } },
    { kind: 'rejected', says: /refused/, hint: 'moved to https://elsewhere', calls: 1 },
  ],
];

test.each(failures)(
  'tells the user when an endpoint %s',
  async (_, reaction, { kind, says, hint, calls, text = '' }) => {
    const server = await startModelServer(() => reaction);
    const failure = await failureOf(modelAt(server.url));
    expect(failure.message).toMatch(says);
    expect(failure).toMatchObject({ code: 'model', kind, usage: { calls } });
    expect(failure.message).toContain(`test-model at ${server.url} for section changes`);
    expect(failure.message).not.toContain('test-key-4711');
    expect(failure.hint).toContain(hint);
    expect(failure.text).toEqual(text);
    expect(server.requests).toHaveLength(calls);
  },
);

test('says what is wrong when nobody listens', async () => {
  const server = await startModelServer(() => ({}));
  await server.close();
  const failure = await failureOf(modelAt(server.url));
  expect(failure).toMatchObject({ kind: 'network', usage: { calls: 3, input: 0 } });
  expect(failure.message).toContain('ECONNREFUSED');
});

test.each([
  ['before the headers', { breaks: { after: -1, how: 'stall' } }, 1],
  ['after the headers', { content: 'abcdef', breaks: { after: 0, how: 'stall' } }, 1],
  ['within the answer', { content: 'abcdef', breaks: { after: 2, how: 'stall' } }, 3],
] as const)('gives up on a call that stands still %s', async (_, reaction, calls) => {
  const server = await startModelServer(() => reaction);
  const failure = await failureOf(modelAt(server.url, { timeouts: { total: 20_000, start: 150, idle: 60 } }));
  expect(failure).toMatchObject({ kind: 'timeout', usage: { calls } });
  expect(failure.message).toContain('nothing came for 1 s');
});

test('lets a slow answer come to its end as long as it comes', async () => {
  const server = await startModelServer(() => ({ content: good, drip: 40, pieces: 10 }));
  const model = modelAt(server.url, { timeouts: { total: 20_000, start: 300, idle: 300 } });
  expect((await model.ask(request, never)).value).toEqual(good);
});

test('ends an ask at its deadline, however lively the answer is', async () => {
  const server = await startModelServer(() => ({ content: good, drip: 30, pieces: 40 }));
  const failure = await failureOf(modelAt(server.url, { timeouts: { total: 200, start: 5000, idle: 5000 } }));
  expect(failure.kind).toBe('timeout');
  expect(failure.message).toContain('within the 1 s of one ask');
  expect(failure.text).not.toBe('');
});

test('tries again what passes by itself, as late as the endpoint asks, and sums up what was used', async () => {
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => void waits.push(milliseconds);
  const server = await startModelServer(
    failingFirst(
      [
        refusing(429, 'Slow down', { headers: { 'retry-after-ms': '1234' } }),
        { content: 'abc', breaks: { after: 2, how: 'reset' } },
      ],
      answering(() => good),
    ),
  );
  const { usage } = await modelAt(server.url, { sleep }).ask(request, never);
  expect(waits).toEqual([1234, expect.any(Number)]);
  expect(usage).toMatchObject({ calls: 3, reported: false });
  expect(usage.input).toBeGreaterThan(server.requests[0]?.tokens.input ?? Infinity);
});

test('waits longer each time, and never the same time', async () => {
  const waits: number[] = [];
  const server = await startModelServer(() => refusing(500, 'Oops'));
  await failureOf(modelAt(server.url, { sleep: async (milliseconds) => void waits.push(milliseconds) }));
  const [first = 0, second = 0] = waits;
  expect(waits).toHaveLength(2);
  expect(first).toBeGreaterThanOrEqual(375);
  expect(first).toBeLessThanOrEqual(625);
  expect(second).toBeGreaterThanOrEqual(750);
  expect(second).toBeLessThanOrEqual(1250);
});

test('stops at once when the user interrupts a wait of 20 seconds', async () => {
  const interruption = new AbortController();
  const server = await startModelServer(() => {
    setTimeout(() => interruption.abort(), 50);
    return refusing(429, 'Slow down', { headers: { 'retry-after': '20' } });
  });
  const { sleep } = await import('../../src/model/plan-retry.ts');
  const failure = await failureOf(modelAt(server.url, { sleep }), interruption.signal);
  expect(failure).toMatchObject({ kind: 'aborted', usage: { calls: 1 } });
}, 5000);

test('stops at once when the user interrupts an answer, and keeps what came', async () => {
  const interruption = new AbortController();
  const server = await startModelServer(() => {
    setTimeout(() => interruption.abort(), 100);
    return { content: 'abcdef', breaks: { after: 2, how: 'stall' } };
  });
  const failure = await failureOf(modelAt(server.url), interruption.signal);
  expect(failure).toMatchObject({ kind: 'aborted', text: 'abcd', usage: { calls: 1 } });
  expect(failure.usage?.output).toBeGreaterThan(0);
}, 5000);

test('reads an endpoint that answers whole though a stream was asked for', async () => {
  const server = await startModelServer(() => ({ content: good, whole: true }));
  const model = modelAt(server.url);
  expect((await model.ask(request, never)).value).toEqual(good);
  expect(model.streams()).toBe(false);
});

test('takes a whole object that is followed by blanks up to the limit', async () => {
  const server = await startModelServer(() => ({
    content: `${JSON.stringify(good)}${' '.repeat(200)}`,
    finish: 'length',
  }));
  expect((await modelAt(server.url).ask(request, never)).value).toEqual(good);
});

test('estimates what was used where the endpoint does not say, and says so', async () => {
  const server = await startModelServer(answering(writesTheLeast, { usage: false }));
  const { usage } = await modelAt(server.url).ask(request, never);
  expect(usage).toMatchObject({ calls: 1, reported: false });
  expect(usage.input).toBeGreaterThan(10);
  expect(usage.output).toBeGreaterThan(1);
});

test.each([
  ['as reported', { cost: 0.25 }, 0.25],
  [
    'by the prices',
    { prompt_tokens: 1_000_000, completion_tokens: 100_000, prompt_tokens_details: { cached_tokens: 400_000 } },
    0.6 + 0.04 + 0.8,
  ],
  [
    'by the prices, with the name that DeepSeek gives',
    { prompt_tokens: 1_000_000, completion_tokens: 0, prompt_tokens_details: null, prompt_cache_hit_tokens: 1_000_000 },
    0.1,
  ],
])('counts the cost %s', async (_, usage, cost) => {
  const server = await startModelServer(answering(() => good, { usage }));
  const answer = await modelAt(server.url, { prices: { input: 1, cached: 0.1, output: 8 } }).ask(request, never);
  expect(answer.usage.cost).toBeCloseTo(cost, 6);
});

test('learns from what is reported how many characters make a token', async () => {
  const server = await startModelServer(answering(() => good, { usage: { prompt_tokens: 10_000 } }));
  const model = modelAt(server.url);
  const text = 'x'.repeat(3600);
  expect(model.estimateTokens(text)).toBe(1000);
  await model.ask({ ...request, turns: [{ role: 'user', text: 'y'.repeat(20_000) }] }, never);
  expect(model.estimateTokens(text)).toBeGreaterThan(1500);
});

test('sends the headers and the query that a provider asks for, and no key where there is none', async () => {
  const server = await startModelServer(answering(() => good));
  const model = modelAt(server.url, {
    key: null,
    headers: { 'api-key': 'azure-4711' },
    query: { 'api-version': '2024-10-21' },
  });
  await model.ask(request, never);
  const [sent] = server.requests;
  expect(sent?.path).toBe('/v1/chat/completions?api-version=2024-10-21');
  expect(sent?.headers['api-key']).toBe('azure-4711');
  expect(sent?.headers.authorization).toBeUndefined();
});

test('tells neither a key in the query of the address nor where a redirection takes it', async () => {
  const key = 'Sup3r+S3cret/Query Key42';
  const server = await startModelServer(() => ({
    status: 307,
    headers: {
      location: `http://other.example/v1/chat/completions?${new URLSearchParams({ api_key: key }).toString()}`,
    },
    raw: '',
  }));
  const model = modelAt(server.url, { query: { api_key: key, 'api-version': '2024-10-21' } });
  const moved = await failureOf(model);
  expect(moved.hint).toContain('moved to http://other.example/v1/chat/completions?api_key=‹key›');
  server.play(({ body }) =>
    refusing(404, `Cannot POST /v1?api_key=${encodeURIComponent(key)} (${key}) for ${body.model} in 2024-10-21`),
  );
  const missing = await failureOf(model);
  expect(missing.message).toContain('in 2024-10-21');
  const told = [moved, missing]
    .map((failure) => `${failure.message} ${failure.hint} ${JSON.stringify(failure)}`)
    .join();
  for (const form of [key, encodeURIComponent(key), 'Sup3r', 'Key42']) expect(told).not.toContain(form);
});

test('sends no header that is meant for another endpoint', async () => {
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'X-Corp-Token: corp-secret-123\nAuthorization: Bearer corp-secret-456');
  try {
    const server = await startModelServer(answering(() => good));
    const model = modelAt(server.url, { headers: { 'x-own': 'mine' } });
    await model.ask(request, never);
    await modelAt(server.url, { key: null }).ask(request, never);
    const [first, second] = server.requests;
    expect(first?.headers).toMatchObject({ 'x-own': 'mine', authorization: 'Bearer test-key-4711' });
    expect(second?.headers.authorization).toBeUndefined();
    expect(JSON.stringify(server.requests.map(({ headers }) => headers))).not.toContain('corp-secret');
  } finally {
    vi.unstubAllEnvs();
  }
});
