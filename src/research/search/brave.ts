import { z } from 'zod';
import { askProvider, endpoint } from './ask-provider.ts';
import type { SearchProvider } from './search-provider.ts';

const result = z.object({ url: z.string(), title: z.string().default('') });
const answer = z.object({ web: z.object({ results: z.array(result) }).default({ results: [] }) });

/** Brave's search (https://api.search.brave.com). */
export function createBrave(base: string, key: string): SearchProvider {
  return {
    id: 'brave',
    async search(query, { limit, signal }) {
      const url = endpoint(base, '/res/v1/web/search', { q: query, count: String(limit) });
      const { web } = await askProvider({ url, headers: { 'x-subscription-token': key }, signal }, answer);
      return web.results.slice(0, limit);
    },
  };
}
