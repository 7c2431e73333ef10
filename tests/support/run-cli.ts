import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noNetwork } from './no-network.ts';

/** The program that users run, as the build made it. */
export const cliPath = fileURLToPath(new URL('../../dist/program/cli.js', import.meta.url));

/** How the program is started. */
export interface CliOptions {
  readonly cwd: string;
  /** Written to standard input, which is then closed. */
  readonly stdin?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with standard error so far, whenever there is more; may stop the program. */
  readonly watch?: (stderr: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** How it ended. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as a process. */
export function runCli(
  args: readonly string[],
  { cwd, stdin = '', environment = {}, watch }: CliOptions,
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliPath, ...args], { cwd, env: { ...cleanEnvironment(), ...environment } });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text;
      watch?.(output.stderr, (signal) => child.kill(signal));
    });
    child.stdin.on('error', () => {}); // It may end before it has read all.
    child.stdin.end(stdin);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

/** Without what the developer's own shell or assistant says, and with a cache for this run of the tests. */
export function cleanEnvironment(): Record<string, string> {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:GROUNDPLAN_|OPENAI_|GIT_|npm_config_|PIP_|UV_|GOPROXY|GOPRIVATE|GONOPROXY|CLAUDE_PROJECT_DIR|NO_COLOR)/.test(
        name,
      ),
  );
  return Object.fromEntries(
    [
      ...own,
      ...Object.entries(noNetwork),
      ['GIT_CONFIG_GLOBAL', '/dev/null'],
      ['GIT_CONFIG_NOSYSTEM', '1'],
      ['GIT_AUTHOR_NAME', 'Ada Test'], // Else git is asked.
      ['GROUNDPLAN_CACHE', join(tmpdir(), 'groundplan-cache')],
    ].flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value]])),
  );
}
