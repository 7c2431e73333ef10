import { readLog } from '../../src/repository/cache/describe-log.ts';
import {
  isOfSame,
  LARGEST_LOG,
  listKept,
  listLogs,
  logFolder,
  type LogFile,
} from '../../src/repository/cache/log-folder.ts';
import { measureRecords } from '../../src/research/packages/record-cache.ts';
import { measurePages, pagesFolder } from '../../src/research/sources/page-cache.ts';

/** What a cache folder holds, for people and as data. */
export async function describeCache(folder: string | null) {
  if (folder === null) {
    const data = {
      folder,
      bytes: 0,
      most: 0,
      repositories: [],
      sources: { pages: 0, bytes: 0 },
      packages: { packages: 0, bytes: 0 },
    };
    return { text: 'The cache is off (GROUNDPLAN_CACHE): every run reads all files anew.', data };
  }
  const kept = listKept(logFolder(folder));
  const repositories = listLogs(logFolder(folder))
    .toReversed()
    .map(({ path, modifiedAt }) => ({
      ...readLog(path),
      bytes: sizeOf(kept.filter((one) => isOfSame(one.path, path))),
      written: new Date(modifiedAt).toISOString(),
    }));
  const bytes = sizeOf(kept);
  const head = `${folder}: ${inMegabytes(bytes)} of at most ${inMegabytes(LARGEST_LOG)}`;
  const rows = repositories.map(
    ({ home, entries, bytes: size, written }) =>
      `  ${inMegabytes(size)}  ${entries === null ? 'of another version' : `${entries} files`}  ${written.slice(0, 10)}  ${home ?? 'unknown'}`,
  );
  const sources = await measurePages(pagesFolder(folder));
  const pages =
    sources.pages === 0
      ? []
      : [`  ${inMegabytes(sources.bytes)}  ${sources.pages} ${sources.pages === 1 ? 'page' : 'pages'} of the web`];
  const packages = measureRecords(folder);
  const records =
    packages.packages === 0
      ? []
      : [`  ${inMegabytes(packages.bytes)}  ${packages.packages} ${packages.packages === 1 ? 'package' : 'packages'}`];
  const lines = [...rows, ...pages, ...records];
  return {
    text: [head, ...(lines.length === 0 ? ['  empty'] : lines)].join('\n'),
    data: { folder, bytes, most: LARGEST_LOG, repositories, sources, packages },
  };
}

function sizeOf(files: readonly LogFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
