import { z } from 'zod';
import { askProvider, endpoint } from './ask-provider.ts';
import type { SearchProvider } from './search-provider.ts';

const result = z.object({ url: z.string(), title: z.string().nullish() });
const answer = z.object({ results: z.array(result) });

/** Exa's search (https://docs.exa.ai). */
export function createExa(base: string, key: string): SearchProvider {
  return {
    id: 'exa',
    async search(query, { limit, signal }) {
      const request = { url: endpoint(base, '/search'), headers: { 'x-api-key': key }, signal };
      const { results } = await askProvider({ ...request, body: { query, numResults: limit } }, answer);
      return results.slice(0, limit).map(({ url, title }) => ({ url, title: title ?? '' }));
    },
  };
}
