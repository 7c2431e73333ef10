/** A page that a search found. What the search says of it is no evidence: only what the page itself says is. */
export interface SearchHit {
  readonly url: string;
  readonly title: string;
}

/** How much is searched for. */
export interface SearchOptions {
  /** Most hits. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Finds pages on the web. */
export interface SearchProvider {
  /** As the user names it: `searxng`. */
  readonly id: SearchProviderId;
  /** Best first. @throws SearchFailure. */
  search(query: string, options: SearchOptions): Promise<readonly SearchHit[]>;
}

export const searchProviderIds = ['searxng', 'brave', 'tavily', 'exa', 'openai'] as const;
export type SearchProviderId = (typeof searchProviderIds)[number];

/** A search gave nothing that can be used; the plan goes on without. The message is read after "the search failed: ". */
export class SearchFailure extends Error {
  override readonly name = 'SearchFailure';
}
