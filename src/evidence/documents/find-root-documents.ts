import type { Repository } from '../../repository/repository.ts';

/** The changelog of the scope or the root: a file, else the newest release notes page. Null when there is none. */
export function findChangelog(repository: Repository): string | null {
  const names = /^(?:CHANGELOG|CHANGES|HISTORY|NEWS|RELEASES|RELEASE[-_]NOTES)(?:\.(?:md|mdx|rst|txt|adoc))?$/i;
  const folders = [...new Set([repository.scope, '', 'docs', 'doc'])];
  const found = folders.map((folder) => firstIn(repository, folder, names)).find((path) => path !== null);
  return found ?? onlyOne(repository, names);
}

/** The README of the scope, else of the root. */
export function findReadme(repository: Repository): string | null {
  const names = /^README(?:\.(?:md|mdx|rst|txt|adoc))?$/i;
  return (
    (repository.scope === '' ? null : firstIn(repository, repository.scope, names)) ??
    firstIn(repository, '', names) ??
    firstIn(repository, '.github', names) ??
    firstIn(repository, 'docs', names)
  );
}

function firstIn({ files }: Repository, folder: string, names: RegExp): string | null {
  const start = folder === '' ? '' : `${folder}/`;
  return files.find(({ path }) => path.startsWith(start) && names.test(path.slice(start.length)))?.path ?? null;
}

/** The changelog of the only package that has one. */
/** The only one there is, if it is that of the main part: a third of all files stand beside or below it. */
function onlyOne({ files }: Repository, names: RegExp): string | null {
  const [found, ...more] = files.filter(
    ({ path }) => path.split('/').length <= 3 && names.test(path.slice(path.lastIndexOf('/') + 1)),
  );
  if (found === undefined || more.length > 0) return null;
  const folder = found.path.slice(0, found.path.lastIndexOf('/') + 1);
  return files.filter(({ path }) => path.startsWith(folder)).length * 3 >= files.length ? found.path : null;
}
