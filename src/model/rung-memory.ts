import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeCacheFolder } from '../make-cache-folder.ts';
import { droppable, rungs, type Learned } from './ladder.ts';

/** What is remembered of an endpoint and model from one run to the next. */
export interface RungMemory {
  recall(): Promise<Learned | null>;
  /** Keeps it for 7 days; that it cannot be kept stops nothing. */
  keep(learned: Learned): Promise<void>;
}

/** Where it is kept, and of what. */
export interface MemoryPlace {
  /** A cache folder of the user's, created when missing; null keeps nothing. */
  readonly folder: string | null;
  readonly endpoint: string;
  readonly model: string;
  /** The version of the program: another one learns anew. */
  readonly version: string;
  readonly now: () => Date;
}

const lifetime = 7 * 24 * 3_600_000;

/** Opens the memory of one endpoint and model; a broken file is as good as none. */
export function openRungMemory({ folder, endpoint, model, version, now }: MemoryPlace): RungMemory {
  const key = `${endpoint} ${model}`;
  const path = folder === null ? null : join(folder, 'endpoints.json');
  return {
    async recall() {
      const entry = path === null ? undefined : (await readEntries(path, version))[key];
      if (entry === undefined || now().getTime() - Date.parse(entry.learnedAt) > lifetime) return null;
      return { rung: entry.rung, dropped: entry.dropped };
    },
    async keep({ rung, dropped }) {
      if (path === null || folder === null) return;
      const entries = await readEntries(path, version);
      entries[key] = { rung, dropped: [...dropped], learnedAt: now().toISOString() };
      await replaceFile(folder, path, `${JSON.stringify({ version, entries }, null, 2)}\n`);
    },
  };
}

const entrySchema = z.object({
  rung: z.enum(rungs),
  dropped: z.array(z.enum(droppable)),
  learnedAt: z.iso.datetime(),
});

const fileSchema = z.object({ version: z.string(), entries: z.record(z.string(), entrySchema) });

async function readEntries(path: string, version: string): Promise<Record<string, z.output<typeof entrySchema>>> {
  try {
    const read = fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return read.version === version ? read.entries : {};
  } catch {
    return {}; // Missing, broken or of another form: it is only a cache.
  }
}

async function replaceFile(folder: string, path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    makeCacheFolder(folder);
    await writeFile(temporary, text, { mode: 0o600, flag: 'wx' });
    await rename(temporary, path);
  } catch {
    await rm(temporary, { force: true }).catch(() => {}); // A cache that cannot be written costs a few calls, no more.
  }
}
