import { serveStdio, type StdioServerHandle } from '@modelcontextprotocol/server/stdio';
import { buildServer, type ServerOptions } from '../server.ts';

/** Serves on standard input and output until the input ends, in both eras of the protocol. */
export function serveOverStdio(options: ServerOptions): StdioServerHandle {
  return serveStdio(() => buildServer(options), {
    onerror: ({ message }) => options.log({ level: 'debug', message }),
  });
}
