import { z } from 'zod';
import { defineTool } from './tool.ts';

/** Removes what is kept of repositories from run to run. */
export const clearCache = defineTool({
  name: 'clear_cache',
  title: 'Clear the cache',
  summary: 'Remove what is kept of repositories, pages and packages from run to run',
  description:
    'Removes what is kept of all repositories, pages of the web and packages. Nothing is lost: the next run reads them anew.',
  input: z.object({}),
  product: 'data',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  faces: ['cli'],
  command: { name: 'cache', action: 'clear', details: 'Remove it', json: true },
  async run(_, { environment }) {
    const { chooseCacheFolder } = await import('../src/config.ts');
    const { clearLogs, logFolder } = await import('../src/repository/cache/log-folder.ts');
    const { clearPages, pagesFolder } = await import('../src/research/sources/page-cache.ts');
    const { clearRecords } = await import('../src/research/packages/record-cache.ts');
    const folder = chooseCacheFolder(environment);
    const removed = folder === null ? 0 : clearLogs(logFolder(folder));
    const pages = folder === null ? 0 : await clearPages(pagesFolder(folder));
    const packages = folder === null ? 0 : clearRecords(folder);
    const kept = [
      ...(removed === 0 ? [] : [`${removed} ${removed === 1 ? 'repository' : 'repositories'}`]),
      ...(pages === 0 ? [] : [`${pages} ${pages === 1 ? 'page' : 'pages'} of the web`]),
      ...(packages === 0 ? [] : [`${packages} ${packages === 1 ? 'package' : 'packages'}`]),
    ];
    const text =
      kept.length === 0
        ? 'There was nothing to remove.'
        : `Removed what was kept of ${new Intl.ListFormat('en').format(kept)}.`;
    return { text, data: { folder, removed, pages, packages }, outcome: 'done' };
  },
});
