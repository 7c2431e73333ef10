import { userInfo } from 'node:os';
import { loadSettings, type Environment, type Settings } from './config.ts';
import type { Context, Progress } from './context.ts';
import { createModel } from './model/create-model.ts';
import { modelOptions } from './model-options.ts';
import { openGit } from './repository/git.ts';
import { openRepository } from './repository/open-repository.ts';

/** What a context is created from. */
export interface ContextOptions {
  /** Folder of the repository, or any folder in it. */
  readonly folder: string;
  readonly environment: Environment;
  /** Merged already; else they are read from the file and the environment. */
  readonly settings?: Settings;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/**
 * Opens the repository and puts together what the core gets from outside; the only place that builds adapters.
 * @throws PlanError `config`, `not-found`, `repository` or `aborted`.
 */
export async function createContext({
  folder,
  environment,
  settings,
  signal,
  progress,
}: ContextOptions): Promise<Context> {
  const { options, missing } = modelOptions(settings ?? loadSettings({ folder, environment }), environment);
  const model = options === null ? null : createModel(options);
  progress({ stage: 'opening the repository', item: '', done: 0, total: 0 });
  const repository = await openRepository(folder, { environment, signal });
  return { repository, model, missing, now: () => new Date(), signal, progress };
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
