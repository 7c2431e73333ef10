import { once } from 'node:events';
import type { Command as Program } from 'commander';
import { z } from 'zod';
import { chooseFolder, chooseLogLevel, type Environment } from '../config.ts';
import type { ServerOptions } from '../server.ts';

/** What the server writes to beside the protocol. */
export interface ServerTerminal {
  readonly stderr: { write(text: string): unknown };
  readonly environment: Environment;
  /** Ends the serving. */
  readonly signal: AbortSignal;
}

/** Adds `mcp`: serves the tools to an assistant on standard input and output until the input ends, or over HTTP until it is stopped. */
export function addMcpCommand(program: Program, { stderr, environment, signal }: ServerTerminal): void {
  const command = program
    .command('mcp')
    .summary('Serve assistants over MCP')
    .description(
      'Serves the tools to an assistant over the Model Context Protocol: on standard input and output until the input ends, or with --http at an address of this machine until it is stopped. Callers over HTTP must send the token: GROUNDPLAN_TOKEN, or the one that is printed.',
    )
    .option('--http <[HOST:]PORT>', 'Serve over HTTP; loopback when no host is given, any free port for 0')
    .option('--allow-host <NAME...>', 'More host names under which clients reach it')
    .option('--allow-root <DIR...>', 'More folders whose repositories calls may name')
    .action(async () => {
      const { repo } = globals.parse(program.opts());
      const { allowRoot, http, allowHost } = own.parse(command.opts());
      const folder = chooseFolder(repo, ['GROUNDPLAN_REPO', 'CLAUDE_PROJECT_DIR'], environment);
      const { createLog } = await import('../server/log.ts');
      const { loadSkills } = await import('../server/load-skills.ts');
      const options: ServerOptions = {
        repo,
        allowRoots: allowRoot,
        environment,
        log: createLog(chooseLogLevel({ folder, environment }), (line) => stderr.write(line)),
        skills: await loadSkills(),
      };
      await (http === undefined ? serveInput(options) : serveAddress(options, http, allowHost));
    });

  async function serveInput(options: ServerOptions): Promise<void> {
    const { serveOverStdio } = await import('../server/serve-stdio.ts');
    const server = serveOverStdio(options);
    if (process.stdin.isTTY)
      stderr.write('Serving MCP on standard input and output. An assistant starts this; Ctrl-D ends it.\n');
    await once(process.stdin, 'close', { signal }).catch(() => {}); // Interrupted: closing is what is wanted.
    await server.close();
  }

  async function serveAddress(options: ServerOptions, address: string, names: readonly string[]): Promise<void> {
    const { readAddress } = await import('../server/http/read-address.ts');
    const { serveOverHttp } = await import('../server/serve-http.ts');
    const serving = await serveOverHttp(options, readAddress(address, names));
    const token = serving.made ? `Callers must send: Authorization: Bearer ${serving.token}\n` : '';
    stderr.write(`${token}Serving MCP at ${serving.url}; Ctrl-C ends it.\n`);
    if (!signal.aborted) await once(signal, 'abort');
    await serving.close();
  }
}

const globals = z.object({ repo: z.string().optional() });
const own = z.object({
  allowRoot: z.array(z.string()).default([]),
  http: z.string().optional(),
  allowHost: z.array(z.string()).default([]),
});
