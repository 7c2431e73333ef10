import { contentOf } from '../../plan/content-of.ts';
import { normalAddress } from '../../research/http/check-address.ts';
import { appendixResearch } from '../../sections/appendix-research.ts';
import { addressOf, markOf } from '../../sections/source-rows.ts';
import { webResearch } from '../../sections/web-research.ts';
import { defineCheck } from '../check.ts';
import { placeOfWords } from '../places.ts';

/** Nothing about the world outside goes unmarked: what stands beside a source is what was done with it. */
export const unreadSource = defineCheck({
  id: 'truth/unread-source',
  severity: 'error',
  description: 'Beside each source of 2.2 stands how far it was verified; a verified one is quoted in Appendix B.',
  passes:
    '### 2.2 Web Research Findings\n\n| Source | Topic | Key Learning | Applied To |\n| --- | --- | --- | --- |\n| <https://example.com/limits> (not fetched) | Limits | There are some | R1 |\n',
  fails:
    '### 2.2 Web Research Findings\n\n| Source | Topic | Key Learning | Applied To |\n| --- | --- | --- | --- |\n| <https://example.com/limits> (verified) | Limits | One hundred a minute | R1 |\n\n## Appendix B: Research Notes\n\n**Sources read:**\n\nNot applicable: no page was read.\n',
  run({ plan }) {
    const section = plan.sections.find(({ id }) => id === webResearch.id);
    const rows = contentOf(plan, webResearch)?.sources ?? [];
    if (section === undefined) return [];
    const appendix = contentOf(plan, appendixResearch);
    // Where a piece of a plan is looked at without its appendix, nobody knows what that holds.
    const quoted = appendix === undefined ? null : new Set(appendix.sources.map(({ url }) => normalAddress(url)));
    return rows.flatMap(({ source }) => {
      const address = addressOf(source);
      const state = markOf(source)?.state ?? null;
      const flaw = flawOf(state, address, quoted);
      if (flaw === null) return [];
      const words = address ?? source;
      const message = `Unexpected source \`${words}\` ${flaw}`;
      // Who says nothing promises nothing: plans written by hand know no marks.
      const severity = state === null ? 'warning' : 'error';
      return [{ section: section.id, message, severity, ...placeOfWords(section, words) }];
    });
  },
});

function flawOf(state: string | null, address: string | null, quoted: ReadonlySet<string> | null): string | null {
  if (state === null)
    return address === null
      ? null
      : 'without a mark, expected "(verified)", "(unverified)" or "(not fetched)" beside it';
  const isQuoted = quoted === null || (address !== null && quoted.has(address));
  return state === 'verified' && !isQuoted ? 'marked as verified, expected a quote of it in Appendix B' : null;
}
