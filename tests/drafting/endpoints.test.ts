import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { goodAuthor } from '../support/authors/good-author.ts';
import { goodDraftWithout } from '../support/good-draft.ts';
import {
  answering,
  failingFirst,
  ignoringSchema,
  objectOnly,
  portableOnly,
  refusing,
  textOnly,
  withoutParameters,
  withoutSystem,
  wrappings,
} from '../support/model-scenarios.ts';
import { startModelServer, type AskedOfModel, type Reaction, type Scenario } from '../support/model-server.ts';
import { runWithModel } from '../support/run-with-model.ts';
import { createSampleRepository } from '../support/sample-repository.ts';

const good = answering(goodAuthor);
const always = (reaction: Reaction) => (): Reaction => reaction;
const onceThen = (reaction: Reaction) => () => failingFirst([reaction], good);
const wrapped = (wrap: (text: string) => string) => (): Scenario => (asked) => ({
  content: wrap(JSON.stringify(goodAuthor(asked))),
});
const cut = (asked: AskedOfModel) => ({ content: JSON.stringify(goodAuthor(asked)).slice(0, 80), finish: 'length' });

/** Who drafted the section that was asked for; `evidence` when nothing came of it. */
type Holds = 'model' | 'evidence';

/**
 * What an endpoint does; what the user sees: exit code, message and hint; what the plan holds; how many calls it took. Section
 * 2.2 is all that is left to draft.
 */
const table: readonly (readonly [
  does: string,
  scenario: () => Scenario,
  sees: readonly [code: number, message: RegExp, hint: RegExp],
  holds: Holds,
  calls: number,
])[] = [
  // Whatever form an endpoint knows, an answer is found in it.
  ['answers to a strict schema', () => good, [0, /1 drafted/, /^$/], 'model', 1],
  ['takes only portable schemas', () => portableOnly(goodAuthor), [0, /1 drafted/, /^$/], 'model', 2],
  ['refuses json_schema, takes json_object', () => objectOnly(goodAuthor), [0, /1 drafted/, /^$/], 'model', 3],
  ['refuses every response_format', () => textOnly(goodAuthor), [0, /1 drafted/, /^$/], 'model', 4],
  ['takes schemas and ignores them', () => ignoringSchema(goodAuthor), [0, /1 drafted/, /^$/], 'model', 3],
  [
    'knows no streams and no stream_options',
    () => withoutParameters(['stream', 'stream_options'], good),
    [0, /1 drafted/, /^$/],
    'model',
    2,
  ],
  ['knows no system turn', () => withoutSystem(good), [0, /1 drafted/, /^$/], 'model', 2],
  ['fences its answer', wrapped(wrappings.fenced), [0, /1 drafted/, /^$/], 'model', 1],
  ['chats around its answer', wrapped(wrappings.chatty), [0, /1 drafted/, /^$/], 'model', 1],
  ['thinks aloud', wrapped(wrappings.thinking), [0, /1 drafted/, /^$/], 'model', 1],
  ['drips its answer', () => answering(goodAuthor, { drip: 5, pieces: 40 }), [0, /1 drafted/, /^$/], 'model', 1],
  [
    'says nothing of tokens',
    () => answering(goodAuthor, { usage: false }),
    [0, /test-model: 6 calls, \d+ tokens in/, /^$/],
    'model',
    1,
  ],
  // What passes by itself is waited for.
  ['is overloaded once', onceThen(refusing(503, 'overloaded')), [0, /1 drafted/, /^$/], 'model', 2],
  [
    'limits the rate once',
    onceThen(refusing(429, 'slow down', { headers: { 'retry-after': '0' } })),
    [0, /1 drafted/, /^$/],
    'model',
    2,
  ],
  [
    'resets one stream',
    onceThen({ content: 'x'.repeat(90), breaks: { after: 1, how: 'reset' } }),
    [0, /1 drafted/, /^$/],
    'model',
    2,
  ],
  [
    'ends one stream early',
    onceThen({ content: 'x'.repeat(90), breaks: { after: 1, how: 'end' } }),
    [0, /1 drafted/, /^$/],
    'model',
    2,
  ],
  [
    'stalls once in a stream',
    onceThen({ content: 'x'.repeat(90), breaks: { after: 1, how: 'stall' } }),
    [0, /1 drafted/, /^$/],
    'model',
    2,
  ],
  // What concerns one task leaves that section as it was, and the plan goes on.
  ['cuts off every answer', () => cut, [0, /web-research: the answer was cut off at its limit/, /^$/], 'evidence', 2],
  [
    'refuses in words',
    () => always({ refusal: 'I cannot help with that.' }),
    [0, /web-research: .*the model refused: I cannot help with that/, /^$/],
    'evidence',
    1,
  ],
  [
    'filters',
    () => always({ content: '', finish: 'content_filter' }),
    [0, /web-research: .*a content filter stopped it/, /^$/],
    'evidence',
    1,
  ],
  [
    'answers nothing',
    () => always({ content: '' }),
    [0, /web-research: the answer was not one JSON object/, /^$/],
    'evidence',
    4,
  ],
  // What concerns the endpoint ends the run, and says how to go on.
  [
    'gives no choices',
    () => always({ choice: false }),
    [2, /the answer was empty, without any choice/, /Ask again in a moment.* draft --resume/],
    'evidence',
    3,
  ],
  [
    'does not accept the key',
    () => always(refusing(401, 'Incorrect API key provided')),
    [2, /the key was not accepted: 401 Incorrect API key/, /Check OPENAI_API_KEY.* draft --resume/],
    'evidence',
    1,
  ],
  [
    'has no credit',
    () => always(refusing(429, 'You exceeded your current quota', { code: 'insufficient_quota' })),
    [2, /the account has no credit left/, /Add credit.* draft --resume/],
    'evidence',
    1,
  ],
  [
    'limits the rate for an hour',
    () => always(refusing(429, 'slow down', { headers: { 'retry-after': '3600' } })),
    [2, /takes no more requests for now.*asks to wait 3600 s/, /Wait and go on later.* draft --resume/],
    'evidence',
    1,
  ],
  [
    'fails',
    () => always(refusing(500, 'internal')),
    [2, /something went wrong on the way or at the other end: 500 internal/, /Ask again in a moment.* draft --resume/],
    'evidence',
    3,
  ],
  [
    'answers a web page',
    () => always({ raw: '<html><title>Sign in</title></html>', headers: { 'content-type': 'text/html' } }),
    [2, /something went wrong on the way/, /check the base URL.* draft --resume/],
    'evidence',
    1,
  ],
  [
    'has no such model',
    () => always(refusing(404, 'The model does not exist', { code: 'model_not_found' })),
    [2, /there is no such model or address/, /Check the model id.* draft --resume/],
    'evidence',
    1,
  ],
  [
    'never begins',
    () => always({ breaks: { after: -1, how: 'stall' } }),
    [2, /it took too long: nothing came for 1 s/, /GROUNDPLAN_START_TIMEOUT.* draft --resume/],
    'evidence',
    1,
  ],
  [
    'resets every connection',
    () => always({ breaks: { after: -1, how: 'reset' } }),
    [2, /the connection failed/, /the server runs.* draft --resume/],
    'evidence',
    3,
  ],
];

describe.concurrent('an endpoint that', () => {
  let root = '';
  let begun = '';
  beforeAll(async () => {
    ({ root } = createSampleRepository());
    mkdirSync(join(root, 'docs/plans'), { recursive: true });
    begun = await goodDraftWithout('web-research');
  });

  it.each(table)('%s', async (does, scenario, [code, message, hint], holds, calls) => {
    const name = `docs/plans/${does.replace(/\W+/g, '-')}.md`;
    writeFileSync(join(root, name), begun);
    const server = await startModelServer(scenario());
    const environment = { GROUNDPLAN_START_TIMEOUT: '1', GROUNDPLAN_IDLE_TIMEOUT: '1' };
    const ran = await runWithModel(['draft', '--resume', name], { root, url: server.url, environment });
    const [, error = '', advice = ''] = /^error: (.*)\nhint: (.*)$/m.exec(ran.stderr) ?? [];
    expect({ code: ran.code, said: ran.code === 2 ? error : ran.stdout, advice }).toEqual({
      code,
      said: expect.stringMatching(message),
      advice: expect.stringMatching(hint),
    });
    const plan = parsePlan(readFileSync(join(root, name), 'utf8'));
    expect(plan.front?.sections['web-research']?.drafter).toBe(holds);
    expect(plan.sections).toHaveLength(18);
    expect(server.requests).toHaveLength(calls);
    // What came of it stands in the plan, and what it cost.
    expect(plan.text.includes('RFC 9110')).toBe(true);
    expect(plan.front?.usage?.calls).toBeGreaterThanOrEqual(5);
  });
});
