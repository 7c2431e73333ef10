import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Why there are no bytes: nothing that can be opened, a symbolic link, no regular file, or more than may be. */
type NoBytes = 'none' | 'link' | 'other' | 'large';

/** A link is not followed, also one that was put there a moment ago, and a pipe is not waited for. */
const carefully = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The bytes of a regular file that nobody else's path leads to, of at most so many; looked at once it is open, so that nothing can be swapped in between. */
export async function readOwnFile(path: string, most: number): Promise<Buffer | NoBytes> {
  const file = await open(path, carefully).catch((error: NodeJS.ErrnoException) => error);
  if (file instanceof Error) return file.code === 'ELOOP' || file.code === 'EMLINK' ? 'link' : 'none';
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return 'other';
    if (stat.size > most) return 'large';
    const bytes = await file.readFile();
    return bytes.length > most ? 'large' : bytes;
  } catch {
    return 'none';
  } finally {
    await file.close();
  }
}
