import type { SourceWishes } from '../../src/drafting/sources/source-wishes.ts';
import { PlanError } from '../../src/errors.ts';
import type { SearchProviderId } from '../../src/research/search/search-provider.ts';
import { chooseProvider, type Web } from '../../src/research/web.ts';

/**
 * Which sources to read, from what the user says; nothing when they say nothing.
 * @throws PlanError `usage` for what is no address, `config` for a provider that is not set up.
 */
export async function readWishes(
  urls: readonly string[],
  search: SearchProviderId | 'auto' | null,
  web: Web,
): Promise<{ readonly wishes?: SourceWishes }> {
  if (urls.length === 0 && search === null) return {};
  const odd = urls.find((url) => !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol));
  if (odd !== undefined) {
    throw new PlanError('usage', `Expected the address of a web page, got ${JSON.stringify(odd)}.`, {
      hint: 'Give it with its scheme, such as --source https://example.com/page.',
    });
  }
  return { wishes: { urls, provider: search === null ? null : chooseProvider(web, search) } };
}
