import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCacheFolder } from '../../make-cache-folder.ts';
import { pageSchema, type Page } from './page.ts';

/** Pages kept from run to run. What cannot be read or written is as if it were not kept. */
export interface PageCache {
  recall(url: string): Promise<Page | null>;
  keep(page: Page): Promise<void>;
}

/** Most bytes of all pages together; the oldest make room. */
export const mostKept = 64 * 1024 * 1024;

/** The folder of the pages in a cache folder. */
export function pagesFolder(cache: string): string {
  return join(cache, 'pages');
}

/** Keeps pages in a folder, a file each; only their owner may read them. */
export function openPageCache(folder: string, most = mostKept): PageCache {
  const pathOf = (url: string) => join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 40)}.json`);
  return {
    async recall(url) {
      try {
        const page = pageSchema.parse(JSON.parse(await readFile(pathOf(url), 'utf8')));
        return page.url === url ? page : null;
      } catch {
        return null;
      }
    },
    async keep(page) {
      const path = pathOf(page.url);
      const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        makeCacheFolder(folder);
        await writeFile(temporary, JSON.stringify(page), { mode: 0o600, flag: 'wx' });
        await rename(temporary, path);
        await makeRoom(folder, most, path);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** What the pages take, and how many there are. */
export async function measurePages(folder: string): Promise<{ readonly pages: number; readonly bytes: number }> {
  const files = await listFiles(folder);
  return { pages: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

/** Removes all pages, and nothing else that lies there; the number of them. */
export async function clearPages(folder: string): Promise<number> {
  const files = await listFiles(folder);
  await Promise.all(files.map(({ path }) => rm(path, { force: true })));
  return files.length;
}

async function makeRoom(folder: string, most: number, own: string): Promise<void> {
  const files = (await listFiles(folder)).toSorted((one, other) => one.writtenAt - other.writtenAt);
  let total = files.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of files) {
    if (total <= most) return;
    if (path === own) continue;
    await rm(path, { force: true });
    total -= size;
  }
}

/** What `keep` writes: the folder may be one that holds files of others too. */
const ownName = /^[0-9a-f]{40}\.json(?:\.[0-9a-f]{12}\.tmp)?$/;

interface KeptFile {
  readonly path: string;
  readonly size: number;
  readonly writtenAt: number;
}

async function listFiles(folder: string): Promise<readonly KeptFile[]> {
  const names = await readdir(folder).catch(() => []);
  const own = names.filter((name) => ownName.test(name));
  const files = own.map(async (name): Promise<readonly KeptFile[]> => {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    return found === null ? [] : [{ path, size: found.size, writtenAt: found.mtimeMs }];
  });
  return (await Promise.all(files)).flat();
}
