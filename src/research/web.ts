import { PlanError } from '../errors.ts';
import type { SearchProvider, SearchProviderId } from './search/search-provider.ts';
import type { SourceReader } from './sources/source-reader.ts';

/** The world outside of the repository, as far as plans look into it. */
export interface Web {
  readonly reader: SourceReader;
  /** Providers that have what they need, the one to take first. */
  readonly providers: readonly SearchProvider[];
}

/**
 * The provider to search with: the one that is named, else the first that is set up.
 * @throws PlanError `config` when there is none.
 */
export function chooseProvider({ providers }: Web, named: SearchProviderId | 'auto'): SearchProvider {
  const chosen = named === 'auto' ? providers[0] : providers.find(({ id }) => id === named);
  if (chosen !== undefined) return chosen;
  const others = providers.map(({ id }) => id).join(', ');
  throw new PlanError(
    'config',
    `Expected a search provider${named === 'auto' ? '' : ` \`${named}\``} that is set up, got ${others === '' ? 'none' : `only ${others}`}.`,
    {
      hint: 'Set GROUNDPLAN_SEARXNG_URL, BRAVE_API_KEY, TAVILY_API_KEY or EXA_API_KEY, or a model whose endpoint searches; or name pages with --source URL.',
    },
  );
}

/** A world that nobody looks into: nothing is fetched, kept or searched. */
export const closedWeb: Web = {
  reader: {
    read: async () => ({ state: 'not-fetched', kind: 'off', reason: 'the network is off' }),
    recall: async () => null,
  },
  providers: [],
};
