import { execFile } from 'node:child_process';
import { PlanError } from '../errors.ts';
import { findGit, gitEnvironment, type Environment } from './git-environment.ts';

/** How one git process ended. A code other than 0 is an answer, not an error: callers read `complaint`. */
export interface GitResult {
  readonly code: number;
  /** What it printed, as bytes: file names need not be UTF-8. */
  readonly output: Buffer;
  /** What it printed to stderr, in English. */
  readonly complaint: string;
}

/** What one git process may use. */
export interface GitBounds {
  /** Bytes written to its stdin. */
  readonly input?: Uint8Array;
  /** Most bytes of output. */
  readonly limit?: number;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** What holds for every process behind one door. */
export interface GitOptions {
  readonly environment?: Environment | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Runs git in one folder. */
export type Git = (args: readonly string[], bounds?: GitBounds) => Promise<GitResult>;

/**
 * The only door to git: one process, no shell, no network, no prompt, and none of the programs that a repository's own
 * configuration may name (hooks, file system monitors, pagers, signature checks, diff drivers). Clean filters have no switch;
 * they stay idle because no command that compares the working tree with the index is ever given.
 */
const SAFE = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...settings({
    'core.fsmonitor': 'false',
    'core.hooksPath': '/dev/null',
    'core.pager': 'cat',
    'core.editor': 'false',
    'core.sshCommand': 'false',
    'core.askPass': '',
    'core.alternateRefsCommand': 'false',
    'credential.helper': '',
    'diff.external': '',
    'diff.orderFile': '/dev/null',
    'gpg.program': 'false',
    'log.showSignature': 'false',
    'log.showRoot': 'true',
    'protocol.allow': 'never',
    'safe.bareRepository': 'explicit',
    'submodule.recurse': 'false',
    'uploadpack.packObjectsHook': '',
  }),
];

const DEFAULT_LIMIT = 256 * 1024 * 1024;
const DEFAULT_TIMEOUT = 60_000;

/** Opens the door for one folder; `signal` ends whatever runs. Throws `repository` when there is no git program, it takes too long or prints too much. */
export function openGit(folder: string, { environment, signal }: GitOptions = {}): Git {
  const env = gitEnvironment(environment);
  const program = findGit(env);
  if (program === null)
    throw new PlanError('repository', 'Expected a git program on the PATH, and there is none.', {
      hint: 'Install git.',
    });
  return (args, bounds = {}) =>
    new Promise((resolve, reject) => {
      const { input, limit = DEFAULT_LIMIT, timeout = DEFAULT_TIMEOUT } = bounds;
      const options = {
        cwd: folder,
        env,
        signal,
        timeout,
        maxBuffer: limit,
        encoding: 'buffer',
        windowsHide: true,
      } as const;
      const child = execFile(program, [...SAFE, ...args], options, (error, output, complaint) => {
        if (error !== null && typeof error.code !== 'number') return reject(failure(error, args, bounds));
        resolve({
          code: typeof error?.code === 'number' ? error.code : 0,
          output,
          complaint: complaint.toString('utf8'),
        });
      });
      child.stdin?.on('error', () => {}); // Git may end before it has read all of its input.
      child.stdin?.end(input ?? '');
    });
}

/** The output of a command that has no reason to fail. Throws `repository` with git's own words when it does. */
export async function readGit(git: Git, args: readonly string[], bounds?: GitBounds): Promise<Buffer> {
  const { code, output, complaint } = await git(args, bounds);
  if (code === 0) return output;
  const said = complaint.replace(/^fatal: /, '').trim();
  throw new PlanError('repository', `Expected an answer from \`git ${args[0] ?? ''}\`, and it said: ${said}`);
}

function settings(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}

function failure(
  cause: Error & { readonly killed?: boolean | undefined },
  args: readonly string[],
  bounds: GitBounds,
): PlanError {
  if (cause.name === 'AbortError')
    return new PlanError('aborted', 'Reading the repository was interrupted.', { cause });
  const command = `git ${args[0] ?? ''}`;
  const { limit = DEFAULT_LIMIT, timeout = DEFAULT_TIMEOUT } = bounds;
  if ('code' in cause && cause.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return new PlanError('repository', `Expected at most ${limit} bytes from \`${command}\`, and there were more.`, {
      cause,
    });
  if (cause.killed === true)
    return new PlanError('repository', `Expected \`${command}\` to end within ${timeout} ms, and it did not.`, {
      cause,
    });
  return new PlanError('repository', `Expected to run \`${command}\`, but it did not start: ${cause.message}`, {
    cause,
  });
}
