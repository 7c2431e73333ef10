import { z } from 'zod';
import { askProvider, endpoint } from './ask-provider.ts';
import type { SearchProvider } from './search-provider.ts';

const answer = z.object({ results: z.array(z.object({ url: z.string(), title: z.string().default('') })) });

/** Tavily's search (https://docs.tavily.com). Pages are read here, so that their contents are not asked for. */
export function createTavily(base: string, key: string): SearchProvider {
  return {
    id: 'tavily',
    async search(query, { limit, signal }) {
      const body = { query, max_results: limit, include_raw_content: false };
      const headers = { authorization: `Bearer ${key}` };
      const { results } = await askProvider({ url: endpoint(base, '/search'), headers, body, signal }, answer);
      return results.slice(0, limit);
    },
  };
}
