import type { Context } from '../../context.ts';
import { redactSecrets } from '../../model/redact-secrets.ts';
import type { Request } from '../../request/request.ts';
import { normalAddress } from '../../research/http/check-address.ts';
import { SearchFailure } from '../../research/search/search-provider.ts';
import type { PlanSize } from '../../sections/section.ts';
import type { SourceWishes } from './source-wishes.ts';

/** A page to read. */
export interface Target {
  readonly url: string;
  /** The user named it. */
  readonly named: boolean;
}

/** What there is to read, and what went wrong in looking for it; empty when nothing did. */
export interface FoundSources {
  readonly targets: readonly Target[];
  readonly trouble: string;
}

/** Hits that are read, by size of the plan. */
const hits = { quick: 3, standard: 5, deep: 8 } as const;
const longestQuery = 200;

/** The pages that the user named, and those that a search for the request's title finds. A search that fails ends nothing. */
export async function findSources(
  { urls, provider }: SourceWishes,
  { request, size }: { readonly request: Request; readonly size: PlanSize },
  { signal, progress }: Pick<Context, 'signal' | 'progress'>,
): Promise<FoundSources> {
  const named = urls.map((url) => ({ url, named: true }));
  if (provider === null) return { targets: unique(named), trouble: '' };
  progress({ stage: 'searching', item: provider.id, done: 0, total: 0 });
  try {
    const found = await provider.search(queryFor(request), { limit: hits[size], signal });
    return { targets: unique([...named, ...found.map(({ url }) => ({ url, named: false }))]), trouble: '' };
  } catch (error) {
    if (!(error instanceof SearchFailure)) throw error;
    return { targets: unique(named), trouble: `The search with ${provider.id} failed: ${error.message}.` };
  }
}

/** What leaves the machine: the title of the request, without secrets, and nothing of the repository. */
function queryFor({ title }: Request): string {
  return redactSecrets(title).text.replace(/\s+/g, ' ').trim().slice(0, longestQuery);
}

function unique(targets: readonly Target[]): readonly Target[] {
  const addresses = targets.map(({ url }) => normalAddress(url));
  return targets.filter((_, index) => addresses.indexOf(addresses[index] ?? '') === index);
}
