import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { endStandingWork } from '../../tools/plans/standing-work.ts';
import { buildServer, type ServerOptions } from '../server.ts';

/** Serves on standard input and output until the input ends, in both eras of the protocol. `close` ends whatever still runs. */
export function serveOverStdio(options: ServerOptions): { close(): Promise<void> } {
  const serving = serveStdio(() => buildServer(options), {
    onerror: ({ message }) => options.log({ level: 'debug', message }),
  });
  return {
    async close() {
      await serving.close();
      await endStandingWork();
    },
  };
}
