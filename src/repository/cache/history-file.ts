import { readFileSync } from 'node:fs';
import { readFrames, toFrame } from './frames.ts';
import type { CachePlace } from './index-log.ts';
import { isMissing, keepYoung, logFolder, replaceLog, tidyLogs, treeFile } from './log-folder.ts';

/** Raise it whenever git is asked for something else. */
const HISTORY_VERSION = 1;

/** What git said of a history: it is the same for as long as the commit is. Neither reading nor writing it ever fails the work. */
export interface HistoryFile {
  load(): Buffer | null;
  save(output: Buffer): void;
}

/** Opens what is kept of the newest `limit` commits that end at `commit`; each working tree keeps one history. A shallow clone can be deepened, so its ends are part of what is kept. */
export function openHistoryFile(
  { folder, tell }: CachePlace,
  { home, root, commit, limit, ends }: HistoryKey,
): HistoryFile {
  const path = treeFile(folder, { home, root }, '.history');
  const stamp = `${HISTORY_VERSION} ${commit} ${limit} ${ends} ${root}`;

  function complain(doing: string, error: unknown): void {
    tell(`The cache at ${path} could not be ${doing}: ${error instanceof Error ? error.message : String(error)}`);
  }

  return {
    load() {
      try {
        const [output] = readFrames(readFileSync(path), stamp).payloads;
        if (output !== undefined) keepYoung(path);
        return output ?? null;
      } catch (error) {
        if (!isMissing(error)) complain('read', error);
        return null;
      }
    },
    save(output) {
      try {
        replaceLog(path, toFrame(output, stamp));
        tidyLogs(logFolder(folder), path);
      } catch (error) {
        complain('written', error);
      }
    },
  };
}

/** All that a history hangs on. */
interface HistoryKey {
  readonly home: string;
  readonly root: string;
  readonly commit: string;
  readonly limit: number;
  /** Where a shallow clone ends; empty for a full one. */
  readonly ends: string;
}
