import type { z } from 'zod';
import { bulletList } from '../markdown/blocks/bullet-list.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { code as codeCell, md, text } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { pathField, sourceQuoteField } from './fields.ts';
import { code, count, keepCode, listed, plain, sentence, touchedWords } from './phrases.ts';
import { defineSection } from './section.ts';
import { quoteRows, type QuoteRow } from './source-quotes.ts';

const rankLimit = { quick: 8, standard: 15, deep: 30 } as const;

const aloneNote =
  'Drafted from evidence alone: no model was asked, nothing was fetched, nothing of the repository was run.';

const notRun = 'Nothing of the repository was run.';

const ofSources = 'Drafted from the repository and the sources below: nothing of the repository was run.';

/** What Appendix B holds. */
export type ResearchNotes = z.output<typeof appendixResearch.content>;

/** The appendix with these sources: what it said of having none goes. */
export function withSources(content: ResearchNotes, sources: readonly QuoteRow[]): ResearchNotes {
  if (sources.length === 0) return content;
  return {
    ...content,
    notes: content.notes.map((note) => note.replace(aloneNote, ofSources)),
    sources,
    notApplicable: content.notApplicable.filter(({ part }) => part !== 'sources'),
  };
}

const noSource = { part: 'sources', reason: 'no page was read' };

/** Appendix B: how the plan came to its facts. */
export const appendixResearch = defineSection({
  id: 'appendix-research',
  heading: 'Appendix B: Research Notes',
  needs: ['current-state', 'web-research'],
  parts: {
    notes: { block: prose(), guide: 'What was read, measured or tried, and the limits of it.' },
    ranking: {
      block: table({
        rank: column('Rank', text()),
        file: column('File', codeCell(pathField('exists'))),
        why: column('Why', md()),
      }),
      label: 'Files ranked for this request',
      guide: 'The files that were considered, best first, with the reasons.',
    },
    commits: {
      block: bulletList(),
      label: 'Past commits like this one',
      guide: 'Earlier changes that resemble the request, and what they touched.',
    },
    sources: {
      block: table({
        url: column('Source', text()),
        quote: column('Supporting quote', text(sourceQuoteField('url', 'hash'))),
        read: column('Read', text()),
        hash: column('Text hash', text()),
      }),
      label: 'Sources read',
      guide: 'Words that stand on each page that was read, the day, and a hash of its text.',
    },
  },
  settled: ['ranking', 'commits', 'sources'],
  settle: (content, _, before) => ({
    ...content,
    // True of what the evidence drafted, and of nothing that a model made of it.
    notes: content.notes.map((note) => note.replace(aloneNote, notRun).replace(ofSources, notRun)),
    notApplicable: [
      ...content.notApplicable.filter(({ part }) => part === 'notes'),
      ...before.notApplicable.filter(({ part }) => part !== 'notes' && part !== 'sources'),
      ...(content.sources.length === 0 ? [noSource] : []),
    ],
  }),
  draft({ evidence, size, research: { findings } }) {
    const { repository, candidates, history, stack } = evidence;
    const ranking = candidates.files.slice(0, rankLimit[size]).map(({ path, why }, index) => ({
      rank: String(index + 1),
      file: path,
      why: why.slice(0, 3).map(keepCode).join('; '),
    }));
    const languages = stack.languages.slice(0, 4).map(({ name, files }) => `${plain(name)} (${count(files, 'file')})`);
    const commits = history.similar.slice(0, 6).map(({ commit, sharedTerms, present }) => {
      const shares = listed(sharedTerms.slice(0, 4).map(code));
      const touched = touchedWords(present, commit.files.length, 4);
      return `${code(commit.hash.slice(0, 8))} ${commit.date.slice(0, 10)} “${plain(commit.subject.replaceAll('`', ''))}”: shares ${shares}${touched === '' ? '' : `; touched ${touched}`}.`;
    });
    const sources = quoteRows(findings);
    const alone = findings.some(({ state }) => state !== 'not-fetched') ? ofSources : aloneNote;
    return {
      notes: [
        `${alone} Read: ${count(repository.fileCount, 'file')}${languages.length > 0 ? `, most of them ${listed(languages)}` : ''}; ${count(history.read, 'commit')} of history${repository.commit === null ? '' : ` up to ${code(repository.commit)}`}.`,
        ...(repository.notices.length > 0
          ? [`Limits: ${repository.notices.map((notice) => plain(sentence(notice))).join(' ')}`]
          : []),
      ],
      ranking,
      commits,
      sources,
      open: [],
      notApplicable: [
        ...(ranking.length === 0 ? [{ part: 'ranking', reason: 'no file shares a word with the request' }] : []),
        ...(commits.length === 0
          ? [
              {
                part: 'commits',
                reason: history.read === 0 ? 'there is no history to read' : 'no past commit resembles the request',
              },
            ]
          : []),
        ...(sources.length === 0 ? [noSource] : []),
      ],
    };
  },
  example: {
    notes: ['Prototype (about 190 lines): 200 then 429 on Node, Bun, Deno and workerd.'],
    ranking: [{ rank: '1', file: 'src/middleware/combine/index.ts', why: 'its text holds `rateLimit`' }],
    sources: [
      {
        url: 'https://www.rfc-editor.org/rfc/rfc6585',
        quote: '“The response representations SHOULD include details explaining the condition”',
        read: '2026-11-22',
        hash: '3f1c0a5be2d94c77',
      },
    ],
    commits: ['`1f707c56` adds a middleware: `index.ts`, `index.test.ts`, `package.json`, `jsr.json`.'],
    open: [],
    notApplicable: [],
  },
});
