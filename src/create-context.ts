import { userInfo } from 'node:os';
import type { Environment } from './config.ts';
import type { Context, Progress } from './context.ts';
import { openGit } from './repository/git.ts';
import { openRepository } from './repository/open-repository.ts';

/** What a context is created from. */
export interface ContextOptions {
  /** Folder of the repository, or any folder in it. */
  readonly folder: string;
  readonly environment: Environment;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/**
 * Opens the repository and puts together what the core gets from outside; the only place that builds adapters.
 * @throws PlanError `not-found`, `repository` or `aborted`.
 */
export async function createContext({ folder, environment, signal, progress }: ContextOptions): Promise<Context> {
  progress({ stage: 'opening the repository', item: '', done: 0, total: 0 });
  const repository = await openRepository(folder, { environment, signal });
  return { repository, model: null, now: () => new Date(), signal, progress };
}

/** Who drafts here when nobody is named: git's user, else the account. */
export async function findAuthor(
  folder: string,
  { environment, signal }: Pick<ContextOptions, 'environment' | 'signal'>,
): Promise<string> {
  const named = environment['GIT_AUTHOR_NAME']?.trim();
  if (named !== undefined && named !== '') return named;
  const { output } = await openGit(folder, { environment, signal })(['config', '--get', 'user.name']).catch(() => ({
    output: Buffer.alloc(0),
  }));
  return output.toString('utf8').trim() || accountName();
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // An account without an entry in the user database, as in some containers.
  }
}
