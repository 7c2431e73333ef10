import { z } from 'zod';
import { defineTool } from './tool.ts';

/** What is kept of repositories from run to run. */
export const showCache = defineTool({
  name: 'show_cache',
  title: 'Show the cache',
  summary: 'Show what is kept of repositories from run to run, or clear it',
  description:
    'Where the cache is, how large it is, and for each repository how many files were read into it and when.',
  input: z.object({}),
  product: 'data',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['cli'],
  command: {
    name: 'cache',
    details:
      'Shows where the words and names of files are kept so that the next run reads only what changed, how large it is, and for which repositories. With clear, removes it; the next run makes it anew. GROUNDPLAN_CACHE names another folder, or turns it off.',
    json: true,
  },
  async run(_, { environment }) {
    const { describeCache } = await import('./cache/describe-cache.ts');
    const { chooseCacheFolder } = await import('../src/config.ts');
    return { ...(await describeCache(chooseCacheFolder(environment))), outcome: 'done' };
  },
});
