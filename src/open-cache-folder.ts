import { chooseCacheFolder, type Environment } from './config.ts';
import { makeCacheFolder } from './make-cache-folder.ts';

/** The cache folder, which is there; null for none. Told once where one was meant to be and cannot be made: the work goes on without. */
export function openCacheFolder(environment: Environment, tell: (message: string) => void): string | null {
  const folder = chooseCacheFolder(environment);
  if (folder === null) return null;
  try {
    makeCacheFolder(folder);
    return folder;
  } catch (error) {
    tell(
      `Nothing is kept, because ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
    );
    return null;
  }
}
