import { md } from '../markdown/blocks/cells.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { code, plain } from './phrases.ts';
import { defineSection } from './section.ts';

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
      guide: 'Outside sources that decide something here; a source that was not fetched says "(not fetched)".',
    },
  },
  draft({ request }) {
    const named = [...new Set(request.text.match(outsideSource) ?? [])].map((source) => source.replace(/[.,;:]+$/, ''));
    const sources = named.slice(0, 8).map((source) => ({
      source: `${source.startsWith('http') ? `<${source}>` : plain(source)} (not fetched)`,
      topic: 'Named in the request',
      learning: 'Not read',
      appliedTo: requirementsNaming(source, request.requirements),
    }));
    return {
      about: ['Nothing was fetched: this plan was drafted without network.'],
      sources,
      open: [
        {
          part: 'about',
          question:
            'Which outside sources (a standard, the documentation of a library, an advisory) decide something here?',
        },
      ],
      notApplicable: [],
    };
  },
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

function requirementsNaming(
  source: string,
  requirements: readonly { readonly id: string; readonly quote: string }[],
): string {
  const ids = requirements.filter(({ quote }) => quote.includes(source)).map(({ id }) => id);
  return ids.length > 0 ? ids.join(', ') : code('the whole request');
}
