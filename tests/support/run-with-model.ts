import { homedir } from 'node:os';
import { runProgram } from '../../src/cli/run-program.ts';
import { noNetwork } from './no-network.ts';
import { createTemporaryFolder } from './temporary-repository.ts';

/** What a command line gave. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment in which a model at `url` is configured; what is learned of it is kept in a folder of its own. */
export function modelEnvironment(url: string, key = 'test-key-4711'): Record<string, string> {
  return {
    ...noNetwork,
    PATH: process.env['PATH'] ?? '',
    HOME: homedir(),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada Test', // Else git is asked.
    XDG_CACHE_HOME: createTemporaryFolder(),
    GROUNDPLAN_MODEL: 'test-model',
    OPENAI_BASE_URL: url,
    OPENAI_API_KEY: key,
  };
}

/** Runs a command line with a model at `url`, in this process: everything but the process itself. */
export async function runWithModel(
  args: readonly string[],
  { root, url, environment = {} }: { readonly root: string; readonly url: string; readonly environment?: object },
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({ write: (text: string) => void (written[name] += text) });
  const code = await runProgram([...args, '--repo', root, '--quiet'], {
    stdin: { async *[Symbol.asyncIterator]() {} },
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    environment: { ...modelEnvironment(url), ...environment },
    signal: new AbortController().signal,
  });
  return { code, ...written };
}
