import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect, test } from 'vitest';
import { goodAuthor } from '../support/authors/good-author.ts';
import { callText, connect } from '../support/connect-mcp.ts';
import { answering } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';
import { cleanEnvironment, runCli } from '../support/run-cli.ts';
import { modelEnvironment } from '../support/run-with-model.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { startCli } from '../support/start-cli.ts';

/** Starts the program over HTTP and gives what it says on standard error once it listens. */
async function serve(args: readonly string[], environment: Record<string, string>) {
  const { root } = createSampleRepository();
  let listening = (_told: string) => {};
  const told = new Promise<string>((resolve) => (listening = resolve));
  const program = startCli(['mcp', '--repo', root, ...args], {
    cwd: root,
    environment,
    watch: (stderr) => /Ctrl-C ends it\.\n/.test(stderr) && listening(stderr),
  });
  const stderr = await told;
  return { program, stderr, url: /at (http:\S+);/.exec(stderr)?.[1] ?? '' };
}

async function listTools(url: string, token: string): Promise<number> {
  const client = new Client({ name: 'tests', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { authorization: `Bearer ${token}` } } }),
  );
  const { tools } = await client.listTools();
  await client.close();
  return tools.length;
}

test('serves at an address of this machine, with a token that it prints once, until it is interrupted', async () => {
  const { program, stderr, url } = await serve(['--http', '0'], {});
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/);
  const token = /Bearer (\S{32})$/m.exec(stderr)?.[1] ?? '';
  expect(await listTools(url, token)).toBeGreaterThan(8);
  program.kill('SIGINT');
  expect(await program.ended).toMatchObject({ code: 0, stdout: '', stderr });
});

test('takes the token from the environment, and does not print it', async () => {
  const token = 'a-token-of-my-own-0815';
  const { program, stderr, url } = await serve(['--http', 'localhost:0'], { GROUNDPLAN_TOKEN: token });
  expect(stderr).not.toContain(token);
  expect(await listTools(url, token)).toBeGreaterThan(8);
  program.kill('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0 });
});

test.each([
  [['--http', 'x'], {}, 'Expected [HOST:]PORT after --http, got "x".'],
  [['--http', '99999'], {}, 'Expected [HOST:]PORT'],
  [['--http', '0.0.0.0:0'], {}, 'Expected --allow-host'],
  [['--http', '0'], { GROUNDPLAN_TOKEN: 'short' }, 'Expected at least 16 letters'],
  [['--http', '192.0.2.1:0'], {}, 'Expected to listen at 192.0.2.1:0'],
])('says what is wrong with %j', async (args, environment, words) => {
  const { root } = createSampleRepository();
  const { code, stderr } = await runCli(['mcp', ...args], { cwd: root, environment });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
  expect(stderr).toContain('hint: ');
});

test('tells each call as a line of JSON on standard error, when it is asked to', async () => {
  const { root } = createSampleRepository();
  const entries: object[] = [];
  const client = await connect({ repo: root, log: (entry) => entries.push(entry) });
  await callText(client, 'get_plan', { plan: 'nothing' });
  expect(entries).toContainEqual({
    level: 'info',
    message: 'get_plan: not-found',
    tool: 'get_plan',
    outcome: 'not-found',
    milliseconds: expect.any(Number),
    received: expect.any(Number),
    sent: expect.any(Number),
  });
  const environment = { ...cleanEnvironment(), GROUNDPLAN_LOG: 'info' };
  const call = { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'get_plan', arguments: { plan: 'x' } } };
  const start = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'tests', version: '1' } },
  };
  const program = startCli(['mcp', '--repo', root], {
    cwd: root,
    environment,
    watch: (stderr) => stderr.includes('\n') && program.kill('SIGTERM'),
  });
  program.type(
    `${JSON.stringify(start)}\n${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`,
  );
  program.type(`${JSON.stringify(call)}\n`);
  const [line = ''] = (await program.ended).stderr.split('\n');
  expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), level: 'info', tool: 'get_plan' });
});

test('answers in time while a model is slow, and gives the rest to the next call', async () => {
  const { root } = createSampleRepository();
  let go = () => {};
  const released = new Promise<void>((resolve) => (go = resolve));
  const good = answering(goodAuthor);
  const model = await startModelServer(async (asked) => {
    await released;
    return good(asked);
  });
  const client = await connect({ repo: root, environment: modelEnvironment(model.url), patience: 1500 });
  await callText(client, 'start_plan', { request: sampleRequest, out: 'slow.md' });
  const asked = { plan: 'slow', sections: ['security', 'performance'] };
  const first = await callText(client, 'draft_sections', asked);
  expect(first).toMatchObject({ isError: false, text: expect.stringContaining('the model is still at work') });
  go();
  let answer = first;
  while (answer.text.includes('still at work')) answer = await callText(client, 'draft_sections', asked);
  expect(answer.text).toMatch(/1 calls?,|Sections: 2 drafted/);
  const { text } = await callText(client, 'get_plan', { plan: 'slow' });
  expect(text).toMatch(/\nsecurity \| \d+ \| model/);
  expect(model.requests.length).toBeLessThanOrEqual(2);
});
