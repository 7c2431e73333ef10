import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder of the cache and what is missing above it, for its owner alone. Node's own way to make several spins without end
 * where a folder that is there (`/proc`) answers that it is not, so that each is made once here.
 * @throws what making one of them throws.
 */
export function makeCacheFolder(folder: string): void {
  for (const missing of missingFrom(folder)) {
    try {
      mkdirSync(missing, { mode: 0o700 });
    } catch (error) {
      if (!existsSync(missing)) throw error; // Else another process made it meanwhile.
    }
  }
}

/** The folder and those above it that are not there, the outermost first. */
function missingFrom(folder: string): readonly string[] {
  if (existsSync(folder)) return [];
  const above = dirname(folder);
  return above === folder ? [folder] : [...missingFrom(above), folder];
}
