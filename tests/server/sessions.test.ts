import { beforeAll, expect, test } from 'vitest';
import { readAddress } from '../../src/server/http/read-address.ts';
import { serveOverHttp } from '../../src/server/serve-http.ts';
import { cleanEnvironment } from '../support/run-cli.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

let url = '';
let authorization = '';
beforeAll(async () => {
  const options = { repo: createTemporaryFolder(), environment: cleanEnvironment(), log: () => {} };
  const serving = await serveOverHttp(options, readAddress('0'));
  url = serving.url;
  authorization = `Bearer ${serving.token}`;
  return () => serving.close();
});

const shake = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'tests', version: '1.0.0' } };

function send(http: 'POST' | 'DELETE', session: string | null, method: string, params: object = {}) {
  return fetch(url, {
    method: http,
    headers: {
      authorization,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      ...(session === null ? {} : { 'mcp-session-id': session, 'mcp-protocol-version': '2025-11-25' }),
    },
    ...(http === 'POST' ? { body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }) } : {}),
  });
}

test('a session that its client ended is gone, and the client is told so', async () => {
  const session = (await send('POST', null, 'initialize', shake)).headers.get('mcp-session-id');
  expect(session).toMatch(/^[\w-]{20,}$/);
  expect((await send('POST', session, 'tools/list')).status).toBe(200);
  expect((await send('DELETE', session, '')).status).toBe(200);
  for (const http of ['POST', 'DELETE'] as const) {
    const refused = await send(http, session, 'tools/list');
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ error: { message: 'Session not found' } });
  }
});

test('a session of before a restart is served on', async () => {
  const answer = await send('POST', 'a-session-of-another-run', 'tools/list');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('start_plan');
});
