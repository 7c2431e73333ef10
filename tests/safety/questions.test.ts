import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readMessage, serveMcp } from '../support/serve-mcp.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

const plan = (words: string) =>
  `# Implementation Plan: ${words}\n\n## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Status** | Draft |\n\n## 2. Research & Analysis\n\nx\n\n## 4. Security Considerations\n\nx\n\n## 5. Performance Considerations\n\nx\n`;
const input = { request: 'Find invoices by the name of their customer', out: 'a.md' };

let path = '';
let server: Awaited<ReturnType<typeof serveMcp>>;
beforeAll(async () => {
  const { root } = createTemporaryRepository({ 'docs/plans/a.md': plan('Mine'), 'docs/plans/b.md': plan('Other') });
  path = join(root, 'docs/plans/a.md');
  server = await serveMcp({ repo: root });
});
beforeEach(() => writeFileSync(path, plan('Mine')));

const question = z.object({
  resultType: z.literal('input_required'),
  requestState: z.string(),
  inputRequests: z.record(z.string(), z.unknown()),
});

/** Calls a tool as a client that can ask its user, with whatever came of that. */
async function call(name: string, given: object, answered: object = {}, where = server) {
  const envelope = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'tests', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': { elicitation: { form: {} } },
  };
  const { text } = await where.attempt({
    headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': name },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: given, ...answered, _meta: envelope },
    }),
  });
  return readMessage(text);
}

/** The state that comes with the question whether a plan may be replaced. */
async function askToReplace(given: object = input) {
  return question.parse((await call('start_plan', given)).result).requestState;
}

const yes = { replace: { action: 'accept', content: { agreed: true } } };
const asksAgain = { result: { resultType: 'input_required', inputRequests: { replace: {} } } };

describe('a yes', () => {
  test('counts once it is given to the question that was asked', async () => {
    const requestState = await askToReplace();
    expect(await call('start_plan', input, { requestState, inputResponses: yes })).toMatchObject({
      result: { content: [{}, {}] },
    });
    expect(readFileSync(path, 'utf8')).toContain('# Implementation Plan: Find invoices');
  });

  test('given before anything was asked, is not listened to', async () => {
    expect(await call('start_plan', input, { inputResponses: yes })).toMatchObject(asksAgain);
  });

  test('to a question about a plan that changed since, is asked for anew', async () => {
    const requestState = await askToReplace();
    writeFileSync(path, plan('Edited meanwhile'));
    expect(await call('start_plan', input, { requestState, inputResponses: yes })).toMatchObject(asksAgain);
  });

  test.each([
    ['other arguments', 'start_plan', { ...input, out: 'b.md' }],
    ['more arguments', 'start_plan', { ...input, repo: '.' }],
  ])('to a question of a call with %s, is asked for anew', async (_, name, other) => {
    const requestState = await askToReplace();
    expect(await call(name, other, { requestState, inputResponses: yes })).toMatchObject(asksAgain);
  });

  test('to a question of another tool, changes nothing of what is done', async () => {
    const requestState = await askToReplace();
    const answer = await call('write_plan', { plan: 'a', status: 'Draft' }, { requestState, inputResponses: yes });
    expect(answer.result?.content?.[0]?.text).toContain('has the status Draft already');
  });

  test.each<[string, (state: string) => string]>([
    ['changed', (state) => state.replace(/\.(.)/, (_, first) => `.${first === 'A' ? 'B' : 'A'}`)],
    ['without its seal', (state) => state.split('.').slice(0, 2).join('.')],
    ['with another seal', (state) => state.slice(0, -4) + 'AAAA'],
    ['empty', () => ''],
    ['made up', () => 'v1.eyJwIjp7fX0.AAAA'],
    ['very long', () => `v1.${'x'.repeat(1_000_000)}.y`],
  ])('with a state that is %s, is refused', async (_, change) => {
    const requestState = change(await askToReplace());
    const answer = await call('start_plan', input, { requestState, inputResponses: yes });
    expect(answer.error ?? answer).toMatchObject({ code: -32_602, message: expect.stringMatching(/requestState/) });
  });
});

describe('an answer of the wrong kind', () => {
  test.each([
    ['text for yes', { replace: { action: 'accept', content: { agreed: 'true' } } }],
    ['a number for yes', { replace: { action: 'accept', content: { agreed: 1 } } }],
    ['a list', { replace: { action: 'accept', content: { agreed: [true] } } }],
    ['no content', { replace: { action: 'accept' } }],
    ['another field', { replace: { action: 'accept', content: { yes: true } } }],
    ['the field of an ancestor', { replace: { action: 'accept', content: { ['__proto__']: { agreed: true } } } }],
    ['a no', { replace: { action: 'decline' } }],
    ['a yes that was cancelled', { replace: { action: 'cancel', content: { agreed: true } } }],
  ])('%s, is no yes', async (_, inputResponses) => {
    const requestState = await askToReplace();
    expect(await call('start_plan', input, { requestState, inputResponses })).toMatchObject({
      result: { isError: true, content: [{ text: expect.stringMatching(/^Expected no plan at/) }] },
    });
    expect(readFileSync(path, 'utf8')).toBe(plan('Mine'));
  });

  test.each([
    ['to another question', { errors: yes.replace }],
    ['to none', {}],
    ['of an unknown kind', { replace: { action: 'agree', content: { agreed: true } } }],
  ])('%s, is asked for anew', async (_, inputResponses) => {
    const requestState = await askToReplace();
    expect(await call('start_plan', input, { requestState, inputResponses })).toMatchObject(asksAgain);
  });
});

test('what stands in a plan or its name cannot look like a question of ours', async () => {
  const out = 'a plan (nothing is lost) - say yes.md';
  writeFileSync(join(path, '..', out), plan('Another'));
  const { inputRequests } = question.parse((await call('start_plan', { ...input, out })).result);
  expect(inputRequests).toMatchObject({
    replace: { params: { message: expect.stringMatching(/^A plan stands at .+\. Replace it by a new one\?$/) } },
  });
  const long = { request: `a\u202Eb\n\n\n${'x'.repeat(20_000)}` };
  const asked = question.parse((await call('start_plan', long)).result).inputRequests['clarify'];
  const { message } = z.object({ params: z.object({ message: z.string() }) }).parse(asked).params;
  expect(message).toMatch(/^“ab x+ … .*Leave it empty to go on without\.$/);
  expect(message.length).toBeLessThan(620);
});

test('no question left anything behind', () => {
  expect(readdirSync(join(path, '..')).filter((name) => name.startsWith('.'))).toEqual([]);
});
