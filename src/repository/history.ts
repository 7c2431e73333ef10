import type { HistoryFile } from './cache/history-file.ts';
import { decodePath } from './decode-path.ts';
import { readGit, type Git } from './git.ts';
import type { Commit } from './repository.ts';

type ChangedFile = Commit['files'][number];

/**
 * The newest commits that end at `from`, without merges, whose changes their own commits show already. Only exact renames are
 * looked for: guessing the others would compare contents, which takes many times as long and is not possible in a partial clone.
 */
export async function readHistory(
  git: Git,
  from: string,
  limit: number,
  kept: HistoryFile | null = null,
): Promise<readonly Commit[]> {
  const known = kept?.load() ?? null;
  const output = known ?? (await askHistory(git, from, limit));
  if (known === null) kept?.save(output);
  return parseLog(output.toString('latin1').split('\0'));
}

const PLAIN = ['--no-ext-diff', '--no-textconv', '--no-notes', '--no-color', '--encoding=UTF-8'];

async function askHistory(git: Git, from: string, limit: number): Promise<Buffer> {
  const options = ['--no-merges', '-z', `--max-count=${limit}`, '--format=tformat:%H%x00%an%x00%aI%x00%s', ...PLAIN];
  const changes = ['--name-status', '--find-renames=100%', '--ignore-submodules=all'];
  const { code, output } = await git(['log', ...options, ...changes, from, '--']);
  if (code === 0) return output;
  return readGit(git, ['log', ...options, '--no-patch', from, '--']); // A partial clone has no folders to compare.
}

/** Four fields, then pairs of status and path until the next commit id stands where a status would. */
function parseLog(fields: readonly string[]): readonly Commit[] {
  const commits: Commit[] = [];
  for (let at = 0; at + 3 < fields.length;) {
    const [hash = '', author = '', date = '', subject = ''] = fields.slice(at, at + 4);
    const files: ChangedFile[] = [];
    at += 4;
    for (let status = statusAt(fields, at); status !== null; status = statusAt(fields, at)) {
      const renamed = status === 'R';
      const path = decodePath(fields[at + (renamed ? 2 : 1)] ?? '');
      if (path !== null && path !== '') files.push({ path, status });
      at += renamed ? 3 : 2;
    }
    commits.push({ hash, author: decode(author), date, subject: decode(subject), files });
  }
  return commits;
}

/** `M` also stands for a changed type, such as a file that became a link. */
function statusAt(fields: readonly string[], at: number): ChangedFile['status'] | null {
  const letter = /^\n?([AMDTRUX])\d*$/.exec(fields[at] ?? '')?.[1];
  if (letter === undefined) return null;
  return letter === 'A' || letter === 'D' || letter === 'R' ? letter : 'M';
}

function decode(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
