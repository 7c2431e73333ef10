import { z } from 'zod';
import { askProvider, endpoint } from './ask-provider.ts';
import type { SearchProvider } from './search-provider.ts';

const answer = z.object({ results: z.array(z.object({ url: z.string(), title: z.string().default('') })) });

/** A SearXNG instance (https://docs.searxng.org/dev/search_api.html); its settings must list `json` among `search.formats`, else it answers 403. */
export function createSearxng(base: string): SearchProvider {
  return {
    id: 'searxng',
    async search(query, { limit, signal }) {
      const url = endpoint(base, '/search', { q: query, format: 'json' });
      const { results } = await askProvider({ url, signal }, answer);
      return results.slice(0, limit);
    },
  };
}
