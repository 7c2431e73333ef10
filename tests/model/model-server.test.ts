import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ModelRequest } from '../../src/model/language-model.ts';
import { addUsage, noUsage } from '../../src/model/usage.ts';
import { modelAt } from '../support/model-at.ts';
import { answering, objectOnly, writesTheLeast } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';

const prefix = 'evidence '.repeat(1000);
const never = new AbortController().signal;

function ask(task: string, name: string): ModelRequest {
  return {
    purpose: name,
    system: prefix,
    turns: [{ role: 'user', text: task }],
    schema: z.object({ [name]: z.string() }),
    schemaName: name,
    maxOutputTokens: null,
  };
}

test('hands the author what was asked, on every rung', async () => {
  const seen: unknown[] = [];
  const server = await startModelServer(
    objectOnly(({ schemaName, schema, system, turns, call }) => {
      seen.push({
        schemaName,
        keys: Object.keys(schema?.['properties'] ?? {}),
        system,
        last: turns.at(-1)?.text.slice(0, 8),
        call,
      });
      return { steps: 'x' };
    }),
  );
  await modelAt(server.url).ask({ ...ask('Plan it.', 'steps'), system: 'Rules.' }, never);
  expect(seen).toEqual([{ schemaName: '', keys: ['steps'], system: 'Rules.', last: 'Plan it.', call: 2 }]);
});

test.each([
  ['openai', 0],
  ['vllm', 2176],
] as const)('caches the prompt as %s does: the same one under another schema', async (cache, another) => {
  const server = await startModelServer(answering(writesTheLeast), { cache });
  const model = modelAt(server.url);
  const cachedOf = async (task: string, name: string) => (await model.ask(ask(task, name), never)).usage.cached;
  expect(await cachedOf('one', 'alpha')).toBe(0);
  expect(await cachedOf('two', 'alpha')).toBeGreaterThanOrEqual(2176);
  expect(await cachedOf('one', 'other')).toBe(another);
});

test('caches nothing between calls that are made at the same time', async () => {
  const server = await startModelServer(answering(writesTheLeast, { latency: 50 }));
  const model = modelAt(server.url);
  const answers = await Promise.all(['one', 'two'].map((task) => model.ask(ask(task, 'alpha'), never)));
  expect(answers.map(({ usage }) => usage.cached)).toEqual([0, 0]);
  expect(server.mostAtOnce()).toBe(2);
});

test('usage adds up, and a cost that is not known stays so', () => {
  const one = { input: 10, cached: 4, output: 2, cost: 0.5, calls: 1, reported: true };
  expect(addUsage(noUsage, one)).toEqual(one);
  expect(addUsage(one, { ...one, cost: null, reported: false })).toEqual({
    input: 20,
    cached: 8,
    output: 4,
    cost: null,
    calls: 2,
    reported: false,
  });
});
