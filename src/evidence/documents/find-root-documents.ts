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
function onlyOne({ files }: Repository, names: RegExp): string | null {
  const found = files.filter(
    ({ path }) => path.split('/').length <= 3 && names.test(path.slice(path.lastIndexOf('/') + 1)),
  );
  return found.length === 1 ? (found[0]?.path ?? null) : null;
}
