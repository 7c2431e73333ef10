import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { serveMcp } from '../support/serve-mcp.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

let server: Awaited<ReturnType<typeof serveMcp>>;
beforeAll(async () => {
  server = await serveMcp({ repo: createTemporaryFolder() });
});

describe('a page that was led to this machine', () => {
  test.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    'localhost.',
    '127.0.0.1.evil.example',
    '[::ffff:127.0.0.1]',
    'evil@127.0.0.1',
    'evil:x@127.0.0.1:80',
    '127.0.0.1/evil',
    '127.0.0.1#evil.example',
    '127.0.0.1?evil.example',
    '127.0.0.1\\evil.example',
    '127.0.0.1:99999',
    '127.0.0.1, evil.example',
    '',
  ])('is refused as Host %j, whatever token it has', async (host) => {
    const { status, text, headers } = await server.attempt({ headers: { host } });
    expect(status).toBe(403);
    expect(JSON.parse(text).error.message).toBe(
      `Expected another Host than ${JSON.stringify(host)}. Start the server with --allow-host for the name under which clients reach it.`,
    );
    expect(headers.connection).toBe('close');
  });

  test('is refused without a Host, in either version of HTTP', async () => {
    expect(await server.attempt({ headers: { host: null } })).toMatchObject({ status: 400 });
    const old = await speak(`POST /mcp HTTP/1.0\r\nAuthorization: Bearer ${server.token}\r\n\r\n`);
    expect(old).toMatch(/^HTTP\/1\.1 403 /);
  });

  test.each([
    'null',
    'https://evil.example',
    'http://localhost@evil.example',
    'http://localhost.evil.example',
    'file://',
  ])('is refused as Origin %s', async (origin) => {
    const { status, text } = await server.attempt({ headers: { origin } });
    expect(status).toBe(403);
    expect(text).toContain(`Expected another Origin than \\"${origin}\\"`);
  });

  test('is not told that it may ask', async () => {
    const asked = { origin: 'https://evil.example', 'access-control-request-method': 'POST', authorization: null };
    const { status, headers } = await server.attempt({ method: 'OPTIONS', headers: asked });
    expect(status).toBe(403);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.0.0.1:', '[::1]:1'])(
    'is one of ours as Host %s',
    async (host) => {
      expect(await server.attempt({ headers: { host, origin: 'http://localhost:3000' } })).toMatchObject({
        status: 200,
      });
    },
  );
});

describe('a caller without the token', () => {
  const wrong = 'Expected the token that the server was started with, got another.';
  const unformed = "Invalid Authorization header format, expected 'Bearer TOKEN'";
  test.each<[string, (token: string) => string | readonly string[] | null, string]>([
    ['none', () => null, 'Missing Authorization header'],
    ['an empty one', () => '', 'Missing Authorization header'],
    ['a scheme alone', () => 'Bearer ', unformed],
    ['another', () => 'Bearer 0123456789abcdef', wrong],
    ['the beginning of it', (token) => `Bearer ${token.slice(0, -1)}`, wrong],
    ['more than it', (token) => `Bearer ${token}x`, wrong],
    ['it in other letters', (token) => `Bearer ${token.toUpperCase()}`, wrong],
    ['no scheme', (token) => token, unformed],
    ['another scheme', (token) => `Basic ${token}`, unformed],
    ['a list with it', (token) => `Bearer ${token}, Bearer x`, wrong],
    ['several, the first of them right', (token) => [`Bearer ${token}`, 'Bearer x'], 'got several'],
    ['several, the last of them right', (token) => ['Bearer x', `Bearer ${token}`], 'got several'],
  ])('is refused with %s, and the body is not read', async (_, authorization, words) => {
    const { status, text, headers } = await server.attempt({
      headers: { authorization: authorization(server.token) },
      body: '{ this is not read',
    });
    expect({ status, connection: headers.connection }).toEqual({ status: 401, connection: 'close' });
    expect(JSON.parse(text)).toEqual({ error: 'invalid_token', error_description: expect.stringContaining(words) });
    expect(headers['www-authenticate']).toMatch(/^Bearer error="invalid_token"/);
    expect(text + headers['www-authenticate']).not.toContain(server.token);
  });

  test('is refused with the token at any other place', async () => {
    const headers = {
      authorization: null,
      cookie: `token=${server.token}`,
      'x-authorization': `Bearer ${server.token}`,
    };
    for (const path of [`/mcp?access_token=${server.token}`, `/mcp?token=${server.token}`]) {
      expect(await server.attempt({ path, headers })).toMatchObject({ status: 401 });
    }
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    expect(await server.attempt({ headers: form, body: `access_token=${server.token}` })).toMatchObject({
      status: 401,
    });
  });

  test.each(['GET', 'DELETE', 'OPTIONS', 'PUT'])('is refused for %s too', async (method) => {
    expect(await server.attempt({ method, headers: { authorization: null } })).toMatchObject({ status: 401 });
  });

  test('may write the scheme as the standard has it, in any letters', async () => {
    expect(await server.attempt({ headers: { authorization: `bEARER ${server.token}` } })).toMatchObject({
      status: 200,
    });
  });
});

describe('a caller with the token', () => {
  test.each([
    '/',
    '/mcp/',
    '/MCP',
    '//mcp',
    '/mcp/../mcp',
    '/%6dcp',
    '/mcp%00',
    'http://evil.example/mcp',
    '/.well-known/oauth-authorization-server',
  ])('finds nothing at %s', async (path) => {
    expect(await server.attempt({ path })).toMatchObject({
      status: 404,
      text: '{"error":"not_found","error_description":"Expected /mcp, the only address here."}',
    });
  });

  test.each(['GET', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])('is told that %s is not a method here', async (method) => {
    expect(await server.attempt({ method })).toMatchObject({
      status: 405,
      text: expect.stringContaining('Method not allowed'),
    });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/html, application/json',
    null,
  ])('is told to send JSON in place of %s', async (type) => {
    expect(await server.attempt({ headers: { 'content-type': type } })).toMatchObject({
      status: 415,
      text: expect.stringContaining('Content-Type must be application/json'),
    });
  });

  test.each([
    ['', -32_700, 'Parse error'],
    ['{', -32_700, 'Parse error'],
    ['null', -32_600, 'not a valid JSON-RPC message'],
    ['[]', -32_600, 'empty JSON-RPC batch'],
    ['{"jsonrpc":"2.0"}', -32_600, 'not a valid JSON-RPC message'],
  ])('is told what is wrong with the body %j', async (body, code, words) => {
    const { status, text } = await server.attempt({ body });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ error: { code, message: expect.stringContaining(words) } });
  });
});

describe('a caller who sends half a request', () => {
  test('keeps nobody waiting', async () => {
    const halves = [
      'POST /mcp HTTP/1.1\r\nHost: 127',
      `POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${server.token}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"jsonrpc"`,
    ];
    const sockets = Array.from({ length: 100 }, (_, index) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write(halves[index % 2] ?? ''));
      return socket.on('error', () => {});
    });
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    expect(await server.attempt({})).toMatchObject({ status: 200 });
    for (const socket of sockets) socket.destroy();
    expect(await server.attempt({})).toMatchObject({ status: 200 });
  });
});

/** Writes to the letter, and reads until the other side ends. */
async function speak(words: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1', () => socket.write(words));
  let heard = '';
  for await (const part of socket) heard += String(part);
  return heard;
}
