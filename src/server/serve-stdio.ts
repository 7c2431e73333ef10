import { stdin, stdout } from 'node:process';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { endStandingWork } from '../../tools/plans/standing-work.ts';
import { buildServer, type ServerOptions } from '../server.ts';
import { limitLines } from './stdio/limit-lines.ts';

/** Bytes of a message, as over HTTP. */
const mostBytes = 4 * 1024 * 1024;

/** Serves on standard input and output until the input ends, in both eras of the protocol. `close` ends whatever still runs. */
export function serveOverStdio(options: ServerOptions): { close(): Promise<void> } {
  // A line that is too long for the transport would close it while the process goes on: deaf, and every call unanswered.
  const lines = limitLines(mostBytes, (answer) => stdout.write(answer));
  const transport = new StdioServerTransport(stdin.pipe(lines));
  lines.once('pause', () => stdin.unpipe(lines).pause()); // The transport was closed: nothing keeps the process any more.
  const serving = serveStdio(() => buildServer(options), {
    transport,
    onerror: ({ message }) => options.log({ level: 'debug', message }),
  });
  return {
    async close() {
      await serving.close();
      await endStandingWork();
    },
  };
}
