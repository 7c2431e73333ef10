import { delimiter, isAbsolute, join } from 'node:path';
import { isProgram } from './is-program.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a user says which configuration git reads (`safe.directory` stands there), and where its programs are. */
const KEPT = /^GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|EXEC_PATH)$/i;

/**
 * The environment of a git process: the caller's, without what would point git at another repository, index, program or trace
 * file (a hook's `GIT_DIR`, `GIT_EXTERNAL_DIFF` …). Handing the environment on to a child reads no setting from it.
 */
export function gitEnvironment(environment: Environment = process.env): Environment {
  const own = Object.entries(environment).filter(([name]) => !/^GIT_/i.test(name) || KEPT.test(name));
  return {
    ...Object.fromEntries(own),
    GIT_ASKPASS: '',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
    SSH_ASKPASS: '',
  };
}

/**
 * Absolute path of the git program, or null. Searched here because a bare name may be resolved in the folder that git is run in
 * (always on Windows, elsewhere when PATH holds `.`), and that folder is not to be trusted.
 */
export function findGit(environment: Environment): string | null {
  const path = Object.entries(environment).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  const candidates = path
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, name));
  return candidates.find(isProgram) ?? null;
}
