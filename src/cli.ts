#!/usr/bin/env node
import { processEnvironment } from './config.ts';
import { exitCodes, runProgram } from './cli/run-program.ts';
import { PlanError } from './errors.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second time nobody waits for the end of a step.
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort(new PlanError('aborted', 'Interrupted.'));
  });
}
// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.done);
});

const { stdin, stdout, stderr } = process;
process.exitCode = await runProgram(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  environment: processEnvironment(),
  signal: interruption.signal,
});
// Questions may have been answered on it: an open input would keep the process alive.
stdin.destroy();
// Whatever was interrupted, such as reading from a terminal, must not keep the process alive.
if (interruption.signal.aborted) process.exit();
