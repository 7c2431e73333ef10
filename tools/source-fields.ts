import { z } from 'zod';
import { searchProviderIds } from '../src/research/search/search-provider.ts';

/** Arguments that say which pages are read. */
export const sourceFields = {
  source: z
    .array(z.string().min(1).max(2000))
    .default([])
    .describe('A web page to read and quote in 2.2; may be given again'),
  search: z
    .enum(['auto', ...searchProviderIds])
    .optional()
    .describe('Search the web for more, with this provider or the first that is set up'),
} as const;
