import { isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Candidate } from '../collectors/candidates.ts';
import type { Facility } from '../collectors/facilities.ts';
import { nearestFirst } from '../nearness.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';

/** Folders of database migrations with their newest file, nearest to the candidates first, at most five. */
export function findMigrations({ files }: Repository, candidates: readonly Candidate[]): readonly Facility[] {
  const folders = new Map<string, string[]>();
  for (const { path } of files) {
    const folder = migrationFolderOf(path);
    if (folder !== null) folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return nearestFirst([...folders], ([folder]) => `${folder}/`, candidates)
    .slice(0, 5)
    .map(([folder, paths]) => {
      const newest = paths.toSorted().at(-1) ?? folder;
      const step = newest.slice(folder.length + 1).split('/')[0] ?? newest;
      const count = new Set(paths.map((path) => path.slice(folder.length + 1).split('/')[0])).size;
      return {
        area: 'migrations' as const,
        name: folder,
        use: `${count === 1 ? '1 migration' : `${count} migrations`}, newest \`${step}\``,
        at: [{ path: newest, startLine: 1, endLine: 1 }],
      };
    });
}

/** Files that carry a number or a date in their name, below a folder that tools keep migrations in. */
function migrationFolderOf(path: string): string | null {
  if (isTestPath(path) || isDocPath(path) || !/\.(?:py|sql|rb|[cm]?[jt]s|php|cs|go|xml|ya?ml|exs|java|kt)$/.test(path))
    return null;
  const folder = folderOf(path);
  if (path.endsWith('.cs'))
    return /(?:^|\/)Migrations$/.test(folder) && /^\d{14}_\w+\.cs$/.test(baseOf(path)) ? folder : null;
  const numbered = /^V?\d|^\w{12}_\w+\.py$/.test(baseOf(path));
  if (
    numbered &&
    /(?:^|\/)(?:migrations?|alembic\/versions|db\/migrate|versions|changelogs?|drizzle)$/.test(folder) &&
    !/(?:^|\/)docs?\//.test(path)
  ) {
    return folder.endsWith('versions') && !/(?:alembic|migrations?)\/versions$/.test(folder) ? null : folder;
  }
  // Prisma and Diesel keep each migration in a folder of its own.
  const step = /^(.*(?:^|\/)migrations)\/\d[^/]*$/.exec(folder);
  return step?.[1] ?? null;
}
