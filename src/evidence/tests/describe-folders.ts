import { commonest } from '../commonest.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';

/** Where tests lie when none is named after a source: the folder that holds most of them, and how they are named. */
export function describeFolders(paths: readonly string[]): string | null {
  if (paths.length === 0) return null;
  const folder = commonest(
    paths.map(
      (path) => /^(?:.*\/)?(?:tests?|spec|__tests__|[\w-]*[-_]tests?)(?=\/)/i.exec(path)?.[0] ?? folderOf(path),
    ),
  );
  const name = commonest(
    paths.map((path) => baseOf(path).replace(/^(tests?_)?.+?((?:[._-](?:test|spec))?|Tests?)(\.\w+)$/, '$1*$2$3')),
  );
  return folder === '' ? `at the root as \`${name}\`` : `under \`${folder}/\` as \`${name}\``;
}
