import { md } from '../markdown/blocks/cells.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { normalAddress } from '../research/http/check-address.ts';
import type { SourceFinding } from '../research/sources/source-finding.ts';
import { code, count, listed, plain } from './phrases.ts';
import { defineSection, type OpenPoint } from './section.ts';
import { namedInRequest, neverLearned, rowOf, settleRows } from './source-rows.ts';

/** What in a request points outside the repository: addresses and the numbers of standards. */
const outsideSource = /https?:\/\/[^\s<>"')\]]+|\bRFC[ -]?\d{3,5}\b|\bCVE-\d{4}-\d{4,7}\b|\bPEP[ -]?\d{1,4}\b/gi;

/** 2.2: what the world outside the repository says, each row with how far it was verified. */
export const webResearch = defineSection({
  id: 'web-research',
  heading: '2.2 Web Research Findings',
  depth: 3,
  group: '2. Research & Analysis',
  needs: [],
  parts: {
    about: { block: prose(), guide: 'What was fetched, when, and what was not; may be empty.' },
    sources: {
      block: table({
        source: column('Source', md()),
        topic: column('Topic', md()),
        learning: column('Key Learning', md()),
        appliedTo: column('Applied To', md()),
      }),
      guide:
        'Outside sources that decide something here. A row with an address quotes its page in Key Learning (“20 to 400 characters”): the page is read and the quote checked. One that was not fetched says "(not fetched)".',
    },
  },
  draft({ request, research }) {
    const { findings } = research;
    const read = new Set(findings.map(({ url }) => normalAddress(url)));
    const named = [...new Set(request.text.match(outsideSource) ?? [])]
      .map((source) => source.replace(/[.,;:]+$/, ''))
      .filter((source) => !read.has(normalAddress(source)));
    const sources = [
      ...findings.map((finding) => rowOf(finding, requirementsNaming(finding.url, request.requirements))),
      ...named.slice(0, 8).map((source) => ({
        source: `${source.startsWith('http') ? `<${source}>` : plain(source)} (not fetched)`,
        topic: namedInRequest,
        learning: neverLearned,
        appliedTo: requirementsNaming(source, request.requirements),
      })),
    ];
    return { about: [aboutOf(research)], sources, open: openPoints(findings), notApplicable: [] };
  },
  settle: (content, _, before) => ({ ...content, sources: settleRows(content.sources, before.sources) }),
  example: {
    about: ['Nothing was fetched; Step 1 re-checks the draft.'],
    sources: [
      {
        source: 'RFC 6585 §4 (not fetched)',
        topic: 'Status 429',
        learning: 'May carry `Retry-After`; must not be stored by caches',
        appliedTo: 'R6',
      },
    ],
    open: [],
    notApplicable: [],
  },
});

/** What 2.2 holds. */
export type WebFindings = typeof webResearch.example;

/** What was read, in a sentence. */
export function aboutOf({
  findings,
  trouble,
}: {
  readonly findings: readonly Pick<SourceFinding, 'state' | 'readAt'>[];
  readonly trouble: string;
}): string {
  if (findings.length === 0)
    return trouble === '' ? 'Nothing was fetched: this plan was drafted without network.' : plain(trouble);
  const read = findings.filter(({ state }) => state !== 'not-fetched');
  const also = trouble === '' ? '' : ` ${plain(trouble)}`;
  if (read.length === 0) return `Nothing could be fetched: the reasons stand with the sources.${also}`;
  const days = [...new Set(read.flatMap(({ readAt }) => (readAt === '' ? [] : [readAt])))].sort();
  return `${read.length} of ${count(findings.length, 'source')} read${days.length === 0 ? '' : ` on ${listed(days)}`}; the words that support each stand in Appendix B.${also}`;
}

function openPoints(findings: readonly SourceFinding[]) {
  const silent = findings.filter(({ state, learning }) => state === 'verified' && learning === null);
  if (silent.length > 0) return [askWhatFollows(silent.map(({ url }) => `<${url}>`))];
  if (findings.some(({ state }) => state === 'verified')) return [];
  return [{ part: 'about', question: askWhichSources }];
}

/** Asks for what nobody has drawn yet from pages that were read, each an address in angle brackets. */
export function askWhatFollows(pages: readonly string[]): OpenPoint {
  return { part: 'about', question: `What follows from ${listed(pages)} for this change?` };
}

/** What is asked where nothing was read. */
export const askWhichSources =
  'Which outside sources (a standard, the documentation of a library, an advisory) decide something here?';

/** The requirements that name a source, or the whole request. */
export function requirementsNaming(
  source: string,
  requirements: readonly { readonly id: string; readonly quote: string }[],
): string {
  const ids = requirements.filter(({ quote }) => quote.includes(source)).map(({ id }) => id);
  return ids.length > 0 ? ids.join(', ') : code('the whole request');
}
