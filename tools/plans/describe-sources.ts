import { contentOf } from '../../src/plan/content-of.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { SourceFinding } from '../../src/research/sources/source-finding.ts';
import { addressOf, markOf } from '../../src/sections/source-rows.ts';
import { webResearch } from '../../src/sections/web-research.ts';

/** The sources of a plan that somebody tried to read, with what came of it. */
export function describeSources(plan: Plan) {
  return (contentOf(plan, webResearch)?.sources ?? []).flatMap(({ source }) => {
    const [url, mark] = [addressOf(source), markOf(source)];
    const isTried = mark !== null && (mark.state === 'verified' || mark.reason !== '');
    return url === null || !isTried ? [] : [{ url, ...mark }];
  });
}

/** The same in a line, each reason once; nothing where nothing was read. */
export function printSources(sources: readonly Pick<SourceFinding, 'state' | 'reason'>[]): readonly string[] {
  if (sources.length === 0) return [];
  const groups = (['verified', 'unverified', 'not-fetched'] as const).flatMap((state) => {
    const own = sources.filter((source) => source.state === state);
    const reasons = [...new Set(own.map(({ reason }) => reason))].filter((reason) => reason !== '');
    const why = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
    return own.length === 0 ? [] : [`${own.length} ${state.replace('-', ' ')}${why}`];
  });
  return [`Sources: ${groups.join(', ')}.`];
}
