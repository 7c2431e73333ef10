import type { CheckOptions } from '../checks/check-plan.ts';
import { keptSources } from '../research/sources/source-shelf.ts';
import type { Web } from '../research/web.ts';

/** What checks may know of the world outside of the repository without asking for a page again. */
export function knownOutside(
  { reader }: Web,
  { packages, licenses }: Pick<CheckOptions, 'packages' | 'licenses'>,
): Pick<CheckOptions, 'sources' | 'packages' | 'licenses'> {
  return { sources: keptSources(reader), packages, licenses };
}
