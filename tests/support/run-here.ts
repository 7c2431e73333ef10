import { runProgram } from '../../src/cli/run-program.ts';
import { cleanEnvironment, type CliOptions, type CliResult } from './run-cli.ts';

/**
 * Runs a command line in this process: everything but starting the program, which takes longer than most commands do.
 * What only a process shows (its streams, its signals, that the build holds all it needs) is for `runCli`.
 */
export async function runHere(
  args: readonly string[],
  { cwd, stdin = '', environment = {} }: Omit<CliOptions, 'watch'>,
): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({ write: (text: string) => void (written[name] += text) });
  const code = await runProgram(args, {
    stdin: {
      async *[Symbol.asyncIterator]() {
        yield stdin;
      },
    },
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    // Stands for the folder the program is started in: this process has only one.
    environment: { ...cleanEnvironment(), GROUNDPLAN_REPO: cwd, ...environment },
    signal: new AbortController().signal,
  });
  return { code, ...written };
}
