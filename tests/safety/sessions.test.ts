import { beforeAll, describe, expect, test } from 'vitest';
import { listTools, serveMcp } from '../support/serve-mcp.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

let server: Awaited<ReturnType<typeof serveMcp>>;
let session = '';
const handshake = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'tests', version: '1' } },
});
beforeAll(async () => {
  server = await serveMcp({ repo: createTemporaryRepository({ 'a.ts': 'x\n' }).root });
  session = await begin();
});

async function begin(): Promise<string> {
  const { headers } = await server.attempt({ body: handshake });
  const id = headers['mcp-session-id'];
  if (typeof id !== 'string') throw new Error('Expected a session.');
  return id;
}

describe('the session of another client', () => {
  test.each(['POST', 'GET', 'DELETE'])('gives nothing to one that has no token, for %s', async (method) => {
    for (const authorization of [null, 'Bearer wrong']) {
      const stolen = await server.attempt({ method, headers: { authorization, 'mcp-session-id': session } });
      expect(stolen).toMatchObject({ status: 401, headers: { connection: 'close' } });
    }
    const own = await server.attempt({ headers: { 'mcp-session-id': session } });
    expect(own).toMatchObject({ status: 200 }); // Nobody ended it.
  });

  test('gives nothing to a web page that knows it and the token', async () => {
    const headers = { 'mcp-session-id': session, origin: 'https://evil.example' };
    expect(await server.attempt({ headers })).toMatchObject({ status: 403 });
  });

  test('has an id that nobody guesses, and another one each time', async () => {
    const other = await begin();
    for (const id of [session, other])
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(other).not.toBe(session);
  });
});

describe('a session that is none', () => {
  test.each(['guess', '00000000-0000-4000-8000-000000000000', '__proto__', '../../x', 'x'.repeat(8000)])(
    '%.40s, is nobody’s: a call is served on its own, a stream is not opened, nothing is ended',
    async (id) => {
      const headers = { 'mcp-session-id': id };
      const { status, headers: answered } = await server.attempt({ headers, body: listTools });
      expect({ status, session: answered['mcp-session-id'] }).toEqual({ status: 200, session: undefined });
      expect(await server.attempt({ method: 'GET', headers })).toMatchObject({ status: 405 });
      expect(await server.attempt({ method: 'DELETE', headers })).toMatchObject({ status: 405 });
      expect(await server.attempt({ headers: { 'mcp-session-id': session } })).toMatchObject({ status: 200 });
    },
  );

  test('that was ended stays ended', async () => {
    const ended = await begin();
    expect(await server.attempt({ method: 'DELETE', headers: { 'mcp-session-id': ended } })).toMatchObject({
      status: 200,
    });
    expect(await server.attempt({ method: 'GET', headers: { 'mcp-session-id': ended } })).toMatchObject({
      status: 404,
    });
  });
});

test('many handshakes do not end up as many sessions: the oldest are given up', async () => {
  const ids = await Promise.all(Array.from({ length: 300 }, begin));
  await begin();
  const streams = async (id: string) =>
    (await server.attempt({ method: 'DELETE', headers: { 'mcp-session-id': id } })).status;
  const statuses: number[] = [];
  for (const id of ids) statuses.push(await streams(id));
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(200);
});
