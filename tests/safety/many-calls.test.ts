import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { inLine } from '../../src/server/in-line.ts';
import { listTools, serveMcp } from '../support/serve-mcp.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

const plan =
  '# Implementation Plan: Kept\n\n## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | Stay |\n\n### Drift from Original Request\n\nNot applicable: nothing differs.\n';

test('a thousand calls at once are all answered, and every change of a plan is kept', async () => {
  const { root } = createTemporaryRepository({ 'docs/plans/a.md': plan, 'src/a.ts': 'export const a = 1;\n' });
  const server = await serveMcp({ repo: root });
  await server.call('get_plan', { plan: 'a' }); // What is imported when it is first needed is no part of what calls take.
  const before = process.memoryUsage().rss;
  const drifts = Array.from({ length: 10 }, (_, index) =>
    server.call('record_drift', {
      plan: 'a',
      kind: 'added',
      what: `Thing ${index}`,
      why: 'It was asked for',
      by: 'user',
    }),
  );
  const others = Array.from({ length: 990 }, (_, index) => {
    const kind = index % 10;
    if (index % 30 === 0) return server.call('get_plan', { plan: index % 60 === 0 ? 'a' : `nothing-${index}` });
    if (kind < 6) return server.call('get_plan', { plan: 'a', repo: '/' });
    if (kind < 8) return server.call('get_plan', { plan: 1 });
    if (kind === 8) return server.call('no_tool', {});
    return server.call('get_plan', { plan: 'a', paln: index });
  });
  const answers = await Promise.all([...drifts, ...others]);
  expect(answers).toHaveLength(1000);
  for (const { text } of answers) expect(text).not.toBe('');
  expect(answers.slice(0, 10).map(({ isError }) => isError)).toEqual(Array.from({ length: 10 }, () => false));
  expect(
    new Set(
      answers
        .slice(10)
        .filter(({ isError }) => isError)
        .map(({ text }) => text.replace(/\d+/g, 'N').split('\n')[0]),
    ),
  ).toEqual(
    new Set([
      'Expected a plan at `nothing-N`, found none.',
      'Expected `repo` to lie in a folder that this server may read, got `/`.',
      'Input validation error: Invalid arguments for tool get_plan: plan: Invalid input: expected string, received number',
      'Tool no_tool not found',
      'Input validation error: Invalid arguments for tool get_plan: Unexpected argument `paln` (did you mean `plan`?), expected some of: plan, section, detail, repo',
    ]),
  );
  const drift = parsePlan(readFileSync(join(root, 'docs/plans/a.md'), 'utf8')).sections[0]?.content['drift'];
  expect(drift).toHaveLength(10);
  expect(readdirSync(join(root, 'docs/plans'))).toEqual(['a.md']);
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
});

test('more calls in one request than anybody makes are refused', async () => {
  const server = await serveMcp({ repo: createTemporaryRepository({ 'docs/plans/a.md': plan }).root });
  const { status, text } = await server.attempt({ body: `[${Array.from({ length: 101 }, () => listTools).join()}]` });
  expect({ status, text }).toEqual({
    status: 400,
    text: expect.stringContaining('Batch must not exceed 100 messages'),
  });
});

test('a call that nobody could wait for is told so, and one that was given up does no work', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const { signal } = new AbortController();
  const leaving = new AbortController();
  let worked = 0;
  const work = async () => {
    worked += 1;
    await held;
  };
  const calls = Array.from({ length: 2003 }, () => inLine(signal, work));
  const left = inLine(leaving.signal, work);
  await expect(inLine(signal, work)).rejects.toMatchObject({
    code: 'limit',
    hint: 'Wait for answers before calling again.',
  });
  leaving.abort();
  expect(worked).toBe(4);
  await expect(inLine(signal, async () => 'at once', 'others')).resolves.toBe('at once'); // Another line, where others wait.
  release();
  await Promise.all(calls);
  await expect(left).rejects.toMatchObject({ code: 'aborted' });
  expect(worked).toBe(2003);
});
