import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { pipeline } from 'node:stream';

/**
 * Listens on loopback and passes every request on with the token, which the suite cannot send. All else goes through as it came,
 * `Host` and `Origin` too: whether those are refused is for the server to show.
 */
export async function forwardWithToken(url: string, token: string): Promise<{ url: string; close(): Promise<void> }> {
  const { hostname: host, port, pathname } = new URL(url);
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const onward = send({ host, port, method, path, headers: { ...headers, authorization: `Bearer ${token}` } });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders();
      pipeline(answer, response, () => {});
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy()); // A client that goes away cancels its call.
    pipeline(request, onward, () => {});
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const bound = server.address();
  const at = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    url: `http://localhost:${at}${pathname}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
