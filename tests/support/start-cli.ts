import { spawn } from 'node:child_process';
import { cleanEnvironment, cliPath, type CliResult } from './run-cli.ts';

/** The program as a process that can be stopped in the middle of its work. */
export interface RunningCli {
  /** Ends with null for a code when a signal stopped it. */
  readonly ended: Promise<CliResult>;
  kill(signal: NodeJS.Signals): void;
  /** Types on standard input, which stays open. */
  type(text: string): void;
}

/** Starts the program that users run. */
export function startCli(
  args: readonly string[],
  {
    cwd,
    environment,
    watch,
  }: {
    readonly cwd: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Called with standard error so far, whenever there is more. */
    readonly watch?: (stderr: string) => void;
  },
): RunningCli {
  const child = spawn(process.execPath, [cliPath, ...args], {
    cwd,
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
    watch?.(output.stderr);
  });
  const ended = new Promise<CliResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
  child.stdin.on('error', () => {}); // It may end before it has read all.
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    type: (text) => void child.stdin.write(text),
  };
}
