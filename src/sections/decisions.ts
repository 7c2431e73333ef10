import { bulletList } from '../markdown/blocks/bullet-list.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { cite, code, count, plain } from './phrases.ts';
import { defineSection } from './section.ts';

/** 12: what was decided, and what it was decided against. */
export const decisions = defineSection({
  id: 'decisions',
  heading: '12. Architecture Decision Records',
  needs: ['architecture'],
  parts: {
    about: { block: prose(), guide: 'Where the repository keeps its decisions, in a sentence.' },
    records: {
      block: bulletList(),
      guide: 'Each decision with the alternative that lost and why; links to records where the repository keeps them.',
    },
  },
  draft({ evidence, request }) {
    const { decisions: records, decisionFolder } = evidence.documents;
    const near = records.filter(({ relevance }) => relevance > 0).slice(0, 6);
    const where =
      decisionFolder === null
        ? 'The repository keeps no decision records; they stand here.'
        : `Records are kept under ${code(`${decisionFolder}/`)} (${count(records.length, 'record')}).`;
    return {
      about: [where],
      records: near.map(
        ({ id, title, status, at }) =>
          `${plain(`${id}: ${title}`)}${status === null ? '' : ` (${plain(status)})`}, ${cite(at)}: already decided, to be followed or replaced.`,
      ),
      open: [
        {
          part: 'about',
          question: `Which choices does “${plain(request.title)}” take, and what was the best alternative to each?`,
        },
      ],
      notApplicable: [],
    };
  },
  example: {
    about: ['The repository keeps no decision records; they stand here.'],
    records: [
      '**ADR-1 Throw, don’t return, the 429.** Rejected: returning it; `some()` discards a returned response (`src/middleware/combine/index.ts:49-57`).',
    ],
    open: [],
    notApplicable: [],
  },
});
