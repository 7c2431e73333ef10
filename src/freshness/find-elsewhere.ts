import type { Repository } from '../repository/repository.ts';
import { findBlock } from './follow-lines.ts';

/** Most files that are looked into for something that left its own. */
const mostFiles = 300;

/** The least share of its lines that a renamed file keeps. */
const leastShare = 0.5;

/** Looks for what left its file, among the files that came or changed since. */
export interface Elsewhere {
  /** `path:start-end` of a block of lines, or null. */
  findLines(path: string, block: readonly string[]): Promise<string | null>;
  /** The file that has the content, or most of the lines, of one that is gone; null where none has. */
  findFile(path: string, lines: readonly string[]): Promise<string | null>;
}

/** Prepares looking; nothing is read before it is asked. `base` is the commit that what came since is counted from. */
export function createElsewhere(repository: Repository, base: string | null): Elsewhere {
  const candidates = async (path: string, statuses: readonly string[]) => {
    const changed = (base === null ? null : await repository.changedSince(base)) ?? [];
    const ending = endingOf(path);
    const own = changed.filter((file) => statuses.includes(file.status) && file.path !== path);
    return own
      .map((file) => file.path)
      .toSorted((one, other) => Number(endingOf(other) === ending) - Number(endingOf(one) === ending))
      .slice(0, mostFiles);
  };
  return {
    async findLines(path, block) {
      for (const candidate of await candidates(path, ['A', 'M'])) {
        const at = findBlock(block, repository.lines(candidate) ?? []);
        if (at !== null) return formatPlace(candidate, at + 1, at + block.length);
      }
      return null;
    },
    async findFile(path, lines) {
      const wanted = tellingLines(lines);
      let best = { path: '', share: 0 };
      for (const candidate of await candidates(path, ['A'])) {
        const there = tellingLines(repository.lines(candidate) ?? []);
        const shared = [...wanted].filter((line) => there.has(line)).length;
        const share = shared / Math.max(1, wanted.size, there.size);
        if (share > best.share) best = { path: candidate, share };
      }
      return best.share >= leastShare ? best.path : null;
    },
  };
}

/** A place as a plan cites it. */
export function formatPlace(path: string, startLine: number, endLine: number): string {
  return startLine === endLine ? `${path}:${startLine}` : `${path}:${startLine}-${endLine}`;
}

function tellingLines(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.map((line) => line.trim()).filter((line) => /[\p{L}\p{N}]{2}/u.test(line)));
}

function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}
