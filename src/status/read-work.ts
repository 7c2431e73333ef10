import { PlanError } from '../errors.ts';
import { readLines } from '../claims/file-lines.ts';
import type { Repository } from '../repository/repository.ts';

/** A line that came since, with its place. */
export interface AddedLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** What happened in a repository since a commit, the working tree included. */
export interface Work {
  readonly since: string;
  /** How each path changed: `A` added, `M` modified, `D` deleted. */
  readonly changed: ReadonlyMap<string, 'A' | 'M' | 'D'>;
  /** Lines of a changed file that it did not have before, wherever they stand. Empty for a file that did not change, or is not read. */
  added(path: string): readonly AddedLine[];
  /** The lines of a modified or deleted file as they were; null for others. */
  before(path: string): readonly string[] | null;
}

/** Most modified files whose earlier text is read. */
const mostFiles = 1000;

/**
 * Reads what happened since a commit: one git process for the list, two for the texts. `leftOut` are paths that do not count.
 * @throws PlanError `repository` when the commit is not here.
 */
export async function readWork(repository: Repository, since: string, leftOut: ReadonlySet<string>): Promise<Work> {
  const all = await repository.changedSince(since);
  if (all === null) throw notHere(repository, since);
  const changed = new Map<string, 'A' | 'M' | 'D'>(
    all
      .filter(({ path }) => !leftOut.has(path) && !isPlan(repository, path))
      .map(({ path, status }) => [path, status === 'R' ? 'A' : status]),
  );
  const past = [...changed].filter(([path, status]) => status !== 'A' && isRead(repository, path)).slice(0, mostFiles);
  const texts = await repository.readTexts(past.map(([path]) => ({ path, revision: since })));
  const before = new Map(
    past.flatMap(([path], at) => {
      const text = texts[at] ?? null;
      return text === null ? [] : [[path, text.split(/\r\n|\n|\r/u)] as const];
    }),
  );
  const added = new Map<string, readonly AddedLine[]>();
  return {
    since,
    changed,
    before: (path) => before.get(path) ?? null,
    added(path) {
      const known = added.get(path) ?? findAdded(path);
      added.set(path, known);
      return known;
    },
  };

  function findAdded(path: string): readonly AddedLine[] {
    const status = changed.get(path);
    if (status === undefined || status === 'D' || !isRead(repository, path)) return [];
    const now = readLines(repository, path) ?? [];
    const old = before.get(path);
    // Without its earlier text nothing of a modified file is known to be new.
    if (status === 'M' && old === undefined) return [];
    return withoutLines(now, old ?? []);
  }
}

/** Lines that are not among the old ones, each old line counted once: what only moved, or was indented otherwise, is no new line. */
function withoutLines(now: readonly string[], old: readonly string[]): readonly AddedLine[] {
  const left = new Map<string, number>();
  for (const line of old) left.set(line.trim(), (left.get(line.trim()) ?? 0) + 1);
  return now.flatMap((text, at) => {
    const key = text.trim();
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0 || key === '' ? [] : [{ line: at + 1, text }];
  });
}

/** Other plans are no work of this one. Only a look at the text tells. */
function isPlan(repository: Repository, path: string): boolean {
  return path.endsWith('.md') && repository.read(path) === null && repository.file(path)?.skipped === 'plan';
}

function isRead(repository: Repository, path: string): boolean {
  const file = repository.file(path);
  return file === undefined || file.skipped === null;
}

function notHere({ git }: Repository, since: string): PlanError {
  const shallow = git === 'shallow' ? ' The clone is shallow: fetch more of its history.' : '';
  return new PlanError(
    'repository',
    `Expected ${since} to be a commit of this repository, and it is none here.${shallow}`,
    {
      hint: 'Name the commit that work began at: --since REV.',
    },
  );
}
