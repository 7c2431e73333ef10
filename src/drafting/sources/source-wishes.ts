import type { SearchProvider } from '../../research/search/search-provider.ts';

/** Which outside sources the user wants read; without any, nothing is fetched. */
export interface SourceWishes {
  /** Pages that the user named. */
  readonly urls: readonly string[];
  /** Whom to ask for more; null for nobody. */
  readonly provider: SearchProvider | null;
}
