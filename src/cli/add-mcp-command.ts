import { once } from 'node:events';
import type { Command as Program } from 'commander';
import { z } from 'zod';
import type { Environment } from '../config.ts';

/** What the server writes to beside the protocol. */
export interface ServerTerminal {
  readonly stderr: { write(text: string): unknown };
  readonly environment: Environment;
  /** Ends the serving. */
  readonly signal: AbortSignal;
}

/** Adds `mcp`: serves the tools to an assistant on standard input and output until the input ends. */
export function addMcpCommand(program: Program, { stderr, environment, signal }: ServerTerminal): void {
  const command = program
    .command('mcp')
    .summary('Serve assistants over MCP')
    .description(
      'Serves the tools to an assistant over the Model Context Protocol, on standard input and output, until the input ends.',
    )
    .option('--allow-root <DIR...>', 'More folders whose repositories calls may name')
    .action(async () => {
      const { repo } = globals.parse(program.opts());
      const { allowRoot } = own.parse(command.opts());
      const { serveOverStdio } = await import('../server.ts');
      const server = serveOverStdio({
        repo,
        allowRoots: allowRoot,
        environment,
        log: (line) => stderr.write(`${line}\n`),
      });
      if (process.stdin.isTTY)
        stderr.write('Serving MCP on standard input and output. An assistant starts this; Ctrl-D ends it.\n');
      await once(process.stdin, 'close', { signal }).catch(() => {}); // Interrupted: closing is what is wanted.
      await server.close();
    });
}

const globals = z.object({ repo: z.string().optional() });
const own = z.object({ allowRoot: z.array(z.string()).default([]) });
