import { userInfo } from 'node:os';
import { loadSettings, type Environment, type Settings } from './config.ts';
import type { Context, Progress } from './context.ts';
import { createModel } from './model/create-model.ts';
import { modelOptions } from './model-options.ts';
import { openCacheFolder } from './open-cache-folder.ts';
import { licensePolicy, packageSources } from './package-settings.ts';
import { createIndexMemory } from './repository/cache/index-memory.ts';
import { openGit } from './repository/git.ts';
import { openRepository } from './repository/open-repository.ts';
import { readInside } from './repository/read-inside.ts';
import { openPackageBook } from './research/packages/package-book.ts';
import { readProjectNpmrc } from './research/packages/read-project-npmrc.ts';
import { version } from './version.ts';
import { openWeb } from './web-options.ts';

/** What a context is created from. */
export interface ContextOptions {
  /** Folder of the repository, or any folder in it. */
  readonly folder: string;
  readonly environment: Environment;
  /** Merged already; else they are read from the file and the environment. */
  readonly settings?: Settings;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** Told what went wrong and was worked without; must not throw. */
  readonly tell?: ((message: string) => void) | undefined;
}

/** Calls of one process that follow each other on an unchanged repository share its index. */
const memory = createIndexMemory();

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
  tell = () => {},
}: ContextOptions): Promise<Context> {
  const chosen = settings ?? loadSettings({ folder, environment });
  const { options, missing } = modelOptions(chosen, environment);
  const model = options === null ? null : createModel(options);
  const web = openWeb(environment, { model: options, network: chosen.network === 'on' });
  progress({ stage: 'opening the repository', item: '', done: 0, total: 0 });
  const kept = openCacheFolder(environment, tell);
  const cache = kept === null ? undefined : { folder: kept, version, tell, memory };
  const repository = await openRepository(folder, { environment, signal, cache, select: chosen });
  const now = () => new Date();
  const packages = openPackageBook({
    closed: chosen.network === 'off' ? 'the network is off' : null,
    environment,
    sources: packageSources(environment),
    project: readProjectNpmrc(readNpmrc(repository.root)),
    cacheFolder: kept,
    now,
    tell: (message) => progress({ stage: message, item: '', done: 0, total: 0 }),
  });
  const licenses = licensePolicy(chosen.dependencies);
  const severities = chosen.checks;
  return { repository, web, model, missing, packages, licenses, severities, now, signal, progress };
}

/** The repository hands out no file in which credentials may stand; of this one only addresses are taken. */
function readNpmrc(root: string): string {
  const bytes = readInside(root, '.npmrc', 64 * 1024);
  return typeof bytes === 'string' ? '' : bytes.toString('utf8');
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
